import type { Readable } from 'node:stream';

/**
 * The lines of a stream of UTF-8. Only line feeds end one: JSON may hold U+2028 and U+2029 within its strings, at which
 * `node:readline` would part it. Ends when `gone` aborts.
 */
export async function* linesOf(input: Readable, gone: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const stop = () => void input.destroy();
  gone.addEventListener('abort', stop, { once: true });
  let pieces: string[] = [];
  try {
    for await (const chunk of input as AsyncIterable<Buffer | string>) {
      const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      const [first = '', ...others] = text.split('\n');
      pieces.push(first);
      for (const other of others) {
        yield pieces.join('').replace(/\r$/, '');
        pieces = [other];
      }
    }
    const last = pieces.join('') + decoder.decode();
    if (last !== '') yield last.replace(/\r$/, '');
  } catch (error) {
    if (!gone.aborted) throw error;
  } finally {
    gone.removeEventListener('abort', stop);
  }
}
