/** A file of a multipart body. */
export interface UploadedFile {
  readonly field: string;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads what the Bot API takes as a body: JSON, urlencoded, or multipart as loosely written as grammY's
 * (`content-disposition:form-data;name="x";filename=a.png`). Throws when the bytes are none of them.
 */
export function readFormBody(
  bytes: Buffer,
  contentType: string,
): { readonly params: Readonly<Record<string, unknown>>; readonly files: readonly UploadedFile[] } {
  if (bytes.length === 0) return { params: {}, files: [] };
  if (contentType.startsWith('application/json')) {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof json !== 'object' || json === null || Array.isArray(json))
      throw new Error('the JSON is no object');
    return { params: { ...json }, files: [] };
  }
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return { params: Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))), files: [] };
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`a body of type "${contentType}"`);
  return readParts(bytes, boundary);
}

function readParts(bytes: Buffer, boundary: string) {
  // so that the first delimiter looks like the others
  const body = Buffer.concat([Buffer.from('\r\n'), bytes]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const params: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  let at = body.indexOf(delimiter);
  for (;;) {
    if (at < 0) throw new Error('a multipart body without its boundary');
    at += delimiter.length;
    if (body.subarray(at, at + 2).toString() === '--') return { params, files };
    const headEnd = body.indexOf('\r\n\r\n', at);
    const next = body.indexOf(delimiter, headEnd);
    if (headEnd < 0 || next < 0) throw new Error('a multipart body that does not end');
    const head = body.subarray(at, headEnd).toString('utf8');
    const content = body.subarray(headEnd + 4, next);
    const field = parameter(head, 'name') ?? '';
    const filename = parameter(head, 'filename');
    if (filename === undefined) params[field] = content.toString('utf8');
    else files.push({ field, filename, bytes: content });
    at = next;
  }
}

const parameter = (head: string, name: string): string | undefined => {
  const found = new RegExp(`content-disposition\\s*:.*?[;\\s]${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(
    head,
  );
  return found?.[1] ?? found?.[2];
};
