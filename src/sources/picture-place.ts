/** Names of pictures in a folder, with forward strokes; a scheme or a root is none. */
const FILE = /^(?![a-z][a-z\d+.-]*:|[/\\]).{1,200}\.(?:jpe?g|png|webp|gif|avif)$/iu;

/** Whether a text names a picture: by an http(s) address, or by its path as seen from a seed file. */
export function isPicturePlace(text: string): boolean {
  const protocol = URL.parse(text)?.protocol ?? '';
  return /^https?:$/.test(protocol) || FILE.test(text);
}
