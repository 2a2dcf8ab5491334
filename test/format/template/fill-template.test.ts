import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../../src/core/template/parse-template.ts';
import type { Template } from '../../../src/core/template/template.ts';
import type { PostContent } from '../../../src/core/post.ts';
import { postPartsOf } from '../../../src/format/post-parts.ts';
import { fillTemplate } from '../../../src/format/template/fill-template.ts';
import { plainWords } from '../plain-words.ts';
import { barePost, card, fullPost, sayItalian } from '../post-samples.ts';
import { formatTelegramPost } from '../../../src/adapters/telegram/format/format-post.ts';
import { wordsOf as telegramWords } from '../../../src/adapters/telegram/format/payload.ts';
import { formatDiscordPost } from '../../../src/adapters/discord/format/format-post.ts';

const templateOf = (text: string): Template => {
  const read = parseTemplate(text);
  if (read.kind === 'fault') throw new Error(JSON.stringify(read.fault));
  return read.template;
};
const filled = (text: string, content: PostContent = fullPost) =>
  fillTemplate(templateOf(text), postPartsOf(content), sayItalian);
/** The words alone, blocks parted by blank lines. */
const wordsOf = (text: string, content?: PostContent) => plainWords(filled(text, content));
const telegram = (text: string, content: PostContent = fullPost) => {
  const place = { chat: 1, topic: null, silent: false, template: templateOf(text) };
  const payload = formatTelegramPost(content, place, sayItalian);
  return telegramWords(payload);
};
const discord = (text: string, content: PostContent = fullPost) =>
  formatDiscordPost(content, { channel: '1', crosspost: false, template: templateOf(text) }, sayItalian)
    .embed;

const whole: PostContent = {
  ...fullPost,
  lead: 'Il ponte torna ai pedoni.',
  authors: ['Anna Verri', 'Luca Tordi'],
  topics: ['trasporti', 'città'],
  date: '14 marzo 2026 alle ore 09:30',
};

describe('parts', () => {
  test('take the first alternative that is there', () => {
    expect(wordsOf('{lead|summary|"…"}', whole)).toBe('Il ponte torna ai pedoni.');
    expect(wordsOf('{author|outlet}', fullPost)).toBe('La Gazzetta del Ponte');
    expect(wordsOf('{author|outlet|"noi"}', barePost)).toBe('noi');
  });

  test('have limits: sentences and tags whole, titles by words, quotations and offices whole or not at all', () => {
    expect(wordsOf('{summary:80} {title:20}')).toBe(`${fullPost.summary[0] ?? ''} Borgonero riapre il…`);
    expect(wordsOf('{hashtags:12}')).toBe('#Borgonero');
    expect(wordsOf('{topics:12|"-"}', whole)).toBe('trasporti');
    expect(wordsOf('{quote:20|"breve"} {role:5|"qui"}')).toBe('breve qui');
    expect(
      wordsOf('{lead:10|summary:10|title}', { ...whole, summary: ['Una frase più lunga di dieci.'] }),
    ).toBe(fullPost.title);
  });

  test('of a summary: alone it is two paragraphs, among words it is one', () => {
    expect(filled('{summary}')).toHaveLength(2);
    expect(filled('Oggi: {summary}')).toHaveLength(1);
  });

  test('what the lead says, the summary does not say again', () => {
    const content = { ...whole, lead: fullPost.summary[0] ?? '' };
    expect(wordsOf('{lead}\n\n{summary}', content)).toBe(
      fullPost.summary.join('§').replace('§', '\n\n').replace('§', ' '),
    );
  });

  test('of the quotation are not there where a card carries it', () => {
    expect(wordsOf('{title}\n\n> {quote}\n> {speaker}, {role}', { ...fullPost, card })).toBe(fullPost.title);
  });
});

describe('what is not there', () => {
  test('leaves no line, no blank line and no sign between parts', () => {
    const text =
      '# {title}\n\nDi {author}\n\n> {quote}\n> **{speaker}**, {role}\n\n{source} · {read} · {hashtags}';
    expect(wordsOf(text, barePost)).toBe('Titolo');
    expect(wordsOf('{source} · {read} · {hashtags}', { ...barePost, hashtags: ['#Uno'] })).toBe('#Uno');
    expect(wordsOf('{outlet}, {author} — {topics}', { ...barePost, outlet: 'Eco', topics: ['arte'] })).toBe(
      'Eco — arte',
    );
  });

  test('takes a condition with it, and the words over it', () => {
    expect(wordsOf('{title}[[ · di {author}]]', barePost)).toBe('Titolo');
    expect(wordsOf('{title}[[ · di {author}]]', { ...barePost, authors: ['Anna'] })).toBe('Titolo · di Anna');
    expect(wordsOf('[[{outlet} · {author}]]{title}', { ...barePost, outlet: 'Eco' })).toBe('Titolo');
    expect(wordsOf('{title}\n\nNe parlano:\n{topics}', barePost)).toBe('Titolo');
  });

  test('of a link without an address: what it says stays, what was to be pressed goes', () => {
    const nowhere = { ...barePost, url: 'javascript:alert(1)' };
    expect(wordsOf('[{title}]({url}) · [Leggi]({url})', nowhere)).toBe('Titolo');
    expect(filled('[{title}]({url})', nowhere)).toEqual([{ kind: 'paragraph', spans: [{ text: 'Titolo' }] }]);
    expect(wordsOf('[Leggi]({url})', { ...barePost, url: 'https://a.example/' })).toBe('Leggi');
  });
});

describe('an article is data', () => {
  const trap = '**{title}** [[x]] [y](https://male.example) <b>_z_';
  const content = { ...barePost, title: trap, outlet: trap, authors: [trap] };

  test('whatever it says is never read as a template', () => {
    expect(wordsOf('{title} {outlet} {author}', content)).toBe(`${trap} ${trap} ${trap}`);
  });

  test('emphasis of the template becomes the platform’s, that of the article stays letters', () => {
    const text = '**{title}** _{outlet}_ ~~{author}~~ `{topics}` [{brand}](https://a.example/)';
    const full = { ...whole, title: 'A*b', outlet: 'C_d', authors: ['E~f'], topics: ['__init__'] };
    expect(telegram(text, full)).toBe(
      '<b>A*b</b> <i>C_d</i> <s>E~f</s> <code>__init__</code> <a href="https://a.example/">Strillone</a>',
    );
    expect(discord(text, full).description).toBe(
      '**A\\*b** *C\\_d* ~~E\\~f~~ `__init__` [Strillone](<https://a.example/>)',
    );
  });
});

describe('forms', () => {
  test('letters of one case follow the article’s language', () => {
    const inTurkish = { ...fullPost, title: 'istanbul’da Iğdır', language: 'tr' };
    expect(wordsOf('{title:upper}', inTurkish)).toBe('İSTANBUL’DA IĞDIR');
    expect(wordsOf('{title:lower}', inTurkish)).toBe('istanbul’da ığdır');
    expect(wordsOf('{title:upper:12}', { ...fullPost, language: 'no such thing' })).toBe('BORGONERO…');
  });

  test('a date shows its day or its time, in each reader’s zone where the platform can', () => {
    const dated = { ...whole, title: 'T', day: '14 marzo 2026', time: '09:30' };
    expect(wordsOf('{date:day}, {date:time}', dated)).toBe('14 marzo 2026, 09:30');
    expect(telegram('{title} {date:day}', dated)).toBe(
      'T <tg-time unix="1773477000" format="D">14 marzo 2026</tg-time>',
    );
    expect(discord('{outlet}, {date:time}', dated).description).toBe(
      'La Gazzetta del Ponte, <t:1773477000:t>',
    );
  });

  test('a link takes parts into its address in their percent form, and leads nowhere when one is missing', () => {
    const send = '[Manda](https://wa.me/?text={title}%20{url}) {outlet}';
    expect(telegram(send, { ...fullPost, title: 'È "così" & basta' })).toContain(
      '<a href="https://wa.me/?text=%C3%88%20%22cos%C3%AC%22%20%26%20basta%20https%3A%2F%2Fgazzetta.example%2F',
    );
    expect(telegram(send, { ...fullPost, url: null })).not.toContain('Manda');
  });
});

describe('dates', () => {
  test('are shown in the reader’s zone, with words for those who cannot', () => {
    expect(telegram('{title} · {date}', { ...whole, title: 'T' })).toBe(
      'T · <tg-time unix="1773477000" format="Dt">14 marzo 2026 alle ore 09:30</tg-time>',
    );
    expect(discord('{outlet}, {date}', whole).description).toBe('La Gazzetta del Ponte, <t:1773477000:f>');
  });

  test('of a mark, too', () => {
    const mark = { kind: 'updated', time: '9:30', at: 1_773_477_000_000 } as const;
    expect(telegram('{title}', { ...barePost, mark })).toBe(
      '<b></b>Titolo\n\n<i>post-updated: </i><i><tg-time unix="1773477000" format="Dt">9:30</tg-time></i>'.replace(
        '<b></b>',
        '',
      ),
    );
    expect(discord('{outlet}', { ...whole, mark }).description).toBe(
      'La Gazzetta del Ponte\n\n*post-updated:* <t:1773477000:f>',
    );
  });
});

describe('on a platform', () => {
  test('a template that names the title has it where it says, and the embed has none of its own', () => {
    expect(discord('## {outlet}\n\n{title}')).toMatchObject({ title: null, url: fullPost.url });
    expect(discord('{outlet}')).toMatchObject({
      title: fullPost.title,
      description: 'La Gazzetta del Ponte',
    });
  });

  test('what is retracted shows nothing of it', () => {
    const mark = { kind: 'retracted', time: '9:30' } as const;
    expect(telegram('Notizie di {brand}: {title}', { ...fullPost, mark })).toBe(
      `<b><s>${fullPost.title}</s></b>\n\n<i>post-retracted: 9:30</i>`,
    );
    expect(discord('Notizie di {brand}', { ...fullPost, mark }).description).toBe('*post-retracted: 9:30*');
  });

  test('parts fall away in the order of every post', () => {
    const long = { ...whole, card, summary: Array.from({ length: 9 }, (_, i) => `${'x'.repeat(118)}${i}.`) };
    const caption = telegram('{title}\n\n{summary}\n\n{hashtags}', long);
    expect(caption).not.toContain('#');
    expect(caption).toContain(`x0.`);
    expect(caption).not.toContain(`x8.`);
  });

  test('one that leaves no room for the title gives way to the built-in look', () => {
    const text = `${'{outlet} '.repeat(20)}{title}`;
    const content = { ...barePost, card, outlet: 'o'.repeat(128), title: 't'.repeat(500) };
    expect(telegram(text, content)).toBe(`<b>${'t'.repeat(500)}</b>\n\nFonte: ${'o'.repeat(128)}`);
  });
});
