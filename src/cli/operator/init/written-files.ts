import { LONGEST_NAME } from '../../../core/text/longest-name.ts';
import { isTimezone } from '../../../core/time.ts';

/** What a person answered. */
export interface Answers {
  readonly name: string;
  readonly language: string;
  readonly timezone: string;
  readonly places: readonly AnsweredPlace[];
}

export interface AnsweredPlace {
  readonly platform: string;
  /** The setting that names the place. */
  readonly key: string;
  readonly place: number | string;
  /** Who showed it to us, and may give orders. */
  readonly editor: number | string | null;
}

/** Whether it can stand in a config file: `${` begins the name of a variable there. */
export const isName = (name: string): boolean =>
  name.trim() !== '' && !name.includes('${') && name.length <= LONGEST_NAME;

/** The config file of these answers: what YAML takes for a text stands in JSON's quotes, which are YAML's, too. */
export function configText({ name, language, timezone, places }: Answers): string {
  const destinations = [
    '{ name: page, preview: true, card: wide }',
    ...places.map(
      ({ platform, key, place }) => `{ name: ${platform}, ${key}: ${JSON.stringify(place)}, card: square }`,
    ),
  ];
  const editors = places.flatMap(({ platform, editor }) =>
    editor === null ? [] : [`${platform}: [${JSON.stringify(editor)}]`],
  );
  return [
    '# Every setting is explained in config/README.md; `strillone check` says whether all is well.',
    `name: ${JSON.stringify(name)}`,
    `timezone: ${JSON.stringify(timezone)}`,
    `language: ${language}`,
    "web: { host: '${WEB_HOST:-127.0.0.1}' }",
    '',
    'sources:',
    '  - { name: seeds, folder: ../seeds }',
    '',
    'destinations:',
    ...destinations.map(line => `  - ${line}`),
    '',
    'schedules:',
    '  - name: day',
    "    cron: '0 8-21 * * *'",
    `    to: [${['page', ...places.map(({ platform }) => platform)].join(', ')}]`,
    '    pick: { count: 1, order: priority }',
    '    post: [summary, quote-card]',
    '    missed: latest',
    '    first: wait',
    ...(editors.length === 0 ? [] : ['', '# Who may give orders.', `editors: { ${editors.join(', ')} }`]),
    '',
  ].join('\n');
}

/** The variable that a line of a `.env` file sets, and what to. */
const ASSIGNMENT = /^\s*(?:export\s+)?(?<name>[A-Za-z_]\w*)\s*=\s*(?<value>.*?)\s*$/;

/** Whether a `.env` file has one of these variables already, with another value. */
export const holdsOthers = (env: string, values: ReadonlyMap<string, string>): boolean =>
  env.split('\n').some(line => {
    const { name = '', value = '' } = ASSIGNMENT.exec(line)?.groups ?? {};
    return value !== '' && values.has(name) && value.replaceAll(/^["']|["']$/gu, '') !== values.get(name);
  });

/** A `.env` file with these variables set to these values; its other lines stay. */
export function envText(before: string, values: ReadonlyMap<string, string>): string {
  const lines = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const written = new Set<string>();
  const kept = lines.flatMap(line => {
    const name = ASSIGNMENT.exec(line)?.groups?.name;
    const value = name === undefined ? undefined : values.get(name);
    if (name === undefined || value === undefined) return [line];
    if (written.has(name)) return [];
    written.add(name);
    return [`${name}=${value}`];
  });
  const added = [...values].filter(([name]) => !written.has(name)).map(([name, value]) => `${name}=${value}`);
  return [...kept, ...added, ''].join('\n');
}

/** Whether there is such a place's time; "+01" is none, though `Intl` takes it: it knows no summer. */
export const isPlacesTime = (name: string): boolean => !/^[+-]/u.test(name) && isTimezone(name);
