import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { envText, isName, isPlacesTime } from '../../src/cli/operator/init/written-files.ts';

test('a .env file gets the new values in the old places, and keeps all else', () => {
  const values = new Map([
    ['TOKEN', '1:a'],
    ['OTHER', 'b=c'],
  ]);
  expect(envText('', values)).toBe('TOKEN=1:a\nOTHER=b=c\n');
  const text = envText('# note\n export TOKEN = old\nX=1\nTOKEN=older', values);
  expect(text).toBe('# note\nTOKEN=1:a\nX=1\nOTHER=b=c\n');
  expect(parseEnv(text)).toEqual({ TOKEN: '1:a', X: '1', OTHER: 'b=c' });
});

test('a name is one that the config takes', () => {
  expect(['La Lanterna', 'x'.repeat(60), 'x'.repeat(61), ' ', '${X}'].map(isName)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('a time zone is one that there is', () => {
  expect(['Europe/Rome', 'UTC', 'Roma', '', '+01'].map(isPlacesTime)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
