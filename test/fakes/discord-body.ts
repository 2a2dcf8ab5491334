/** A file of a multipart body. */
export interface Part {
  readonly field: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const BREAK = Buffer.from('\r\n\r\n');

/**
 * Reads what Discord takes as a body: JSON, or multipart with `payload_json` and files. `payload` is undefined when there
 * is none. Throws when the bytes are neither.
 */
export function readBody(bytes: Buffer, contentType: string): { payload: unknown; files: readonly Part[] } {
  if (bytes.length === 0) return { payload: undefined, files: [] };
  if (contentType.startsWith('application/json'))
    return { payload: JSON.parse(bytes.toString('utf8')), files: [] };
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`a body of type "${contentType}"`);
  const files: Part[] = [];
  let payload: unknown;
  for (const part of partsOf(bytes, Buffer.from(`\r\n--${boundary}`))) {
    const field = parameter(part.head, 'name') ?? '';
    const filename = parameter(part.head, 'filename');
    if (filename !== undefined)
      files.push({
        field,
        filename,
        bytes: part.content,
        contentType: /content-type:\s*(\S+)/i.exec(part.head)?.[1] ?? 'application/octet-stream',
      });
    else if (field === 'payload_json') payload = JSON.parse(part.content.toString('utf8'));
    else throw new Error(`a form field "${field}" beside payload_json`);
  }
  return { payload, files };
}

function* partsOf(bytes: Buffer, delimiter: Buffer): Generator<{ head: string; content: Buffer }> {
  // so that the first delimiter looks like the others
  const body = Buffer.concat([Buffer.from('\r\n'), bytes]);
  let at = body.indexOf(delimiter);
  for (;;) {
    at += delimiter.length;
    if (at < delimiter.length) throw new Error('a multipart body without its boundary');
    if (body.subarray(at, at + 2).toString() === '--') return;
    const headEnd = body.indexOf(BREAK, at);
    const next = body.indexOf(delimiter, headEnd);
    if (headEnd < 0 || next < 0) throw new Error('a multipart body that does not end');
    yield {
      head: body.subarray(at, headEnd).toString('utf8'),
      content: body.subarray(headEnd + BREAK.length, next),
    };
    at = next;
  }
}

const parameter = (head: string, name: string): string | undefined =>
  new RegExp(`content-disposition:.*[;\\s]${name}="([^"]*)"`, 'i').exec(head)?.[1];
