/** What Discord shows for a text that is meant to be plain; throws where something in it would be taken for markup. */
export function readPlainDiscord(markdown: string): string {
  return markdown.split('\n').map(readLine).join('\n');
}

function readLine(line: string): string {
  if (/^\s*(#|-#|>|[-+*] |\d+[.)])/u.test(line))
    throw new Error(`begins like a heading, list or quote: ${line}`);
  let shown = '';
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    const next = line.charAt(i + 1);
    if (character === '\\' && /[^\s\p{L}\p{N}]/u.test(next)) {
      shown += next;
      i++;
    } else if ('\\*_~|`<['.includes(character)) throw new Error(`markup at ${i}: ${line}`);
    else if (line.startsWith('://', i)) throw new Error(`linked at ${i}: ${line}`);
    else if (/^@(everyone|here)/u.test(line.slice(i))) throw new Error(`mentions at ${i}: ${line}`);
    else shown += character;
  }
  return shown;
}
