import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { completionScript } from '../../src/cli/operator/completion-script.ts';

const COMMANDS = [
  {
    name: 'post',
    summary: 'Post an article now.',
    options: { to: { type: 'string' }, again: { type: 'boolean' } },
  },
  { name: 'preview', summary: "Show what it'd become.", options: {} },
] as const;

/** What bash offers for a line, with the cursor at its end. */
function offered(...words: string[]): readonly string[] {
  const script = `${completionScript('bash', COMMANDS)}
COMP_WORDS=(strillone ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_strillone; printf '%s\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

test('bash offers commands, then the options of the command, and leaves the rest to files', () => {
  expect(offered('p')).toEqual(['post', 'preview']);
  expect(offered('pr')).toEqual(['preview']);
  expect(offered('post', '--')).toEqual(['--to', '--again', '--json', '--help']);
  expect(offered('preview', '--')).toEqual(['--json', '--help']);
  expect(offered('post', 'pon')).toEqual([]);
});

test('zsh and fish are told which options take a value, and a quote in a sentence ends nothing', () => {
  const zsh = completionScript('zsh', COMMANDS);
  expect(zsh).toContain("    post) _arguments '--to:value:' '--again' '--json' '--help' '*:file:_files' ;;");
  expect(zsh).toContain("'preview:Show what it'\\''d become.'");
  const fish = completionScript('fish', COMMANDS);
  expect(fish).toContain("-a preview -d 'Show what it\\'d become.'");
  expect(fish).toContain("complete -c strillone -n '__fish_seen_subcommand_from post' -l to -r\n");
  expect(fish).toContain("complete -c strillone -n '__fish_seen_subcommand_from post' -l again\n");
});
