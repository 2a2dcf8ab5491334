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
    `timezone: ${timezone}`,
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

/** A `.env` file with these variables set to these values; its other lines stay. */
export function envText(before: string, values: ReadonlyMap<string, string>): string {
  const lines = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const written = new Set<string>();
  const kept = lines.flatMap(line => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    const value = name === undefined ? undefined : values.get(name);
    if (name === undefined || value === undefined) return [line];
    if (written.has(name)) return [];
    written.add(name);
    return [`${name}=${value}`];
  });
  const added = [...values].filter(([name]) => !written.has(name)).map(([name, value]) => `${name}=${value}`);
  return [...kept, ...added, ''].join('\n');
}

/** Whether there is such a time zone. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
