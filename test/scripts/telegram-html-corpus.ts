/** Texts somebody thought of: each stands for a rule of the server's parser. */
const byHand: readonly string[] = [
  ...[
    '',
    ' ',
    '   a  ',
    'plain',
    'a < b',
    'a > b',
    'a & b',
    '<',
    '<b',
    '<b>',
    '</b>',
    '<>',
    '</>',
    '< b>x</b>',
  ],
  ...[
    '<b>a</b>',
    '<B>a</B>',
    '<b>a</B>',
    '<b >a</b >',
    '<b>a</>',
    '<b>a</i>',
    '<b>a<i>b</b>c</i>',
    '<b></b>',
  ],
  ...['<br>', '<br/>', '<b/>', '<p>x</p>', '<!-- x -->', '<!doctype html>', '<h1>x</h1>', '<div>x</div>'],
  ...[
    '<strong>a</strong>',
    '<em>a</em>',
    '<ins>a</ins>',
    '<strike>a</strike>',
    '<del>a</del>',
    '<u>a</u>',
    '<s>a</s>',
  ],
  ...[
    '<span>x</span>',
    '<span class="tg-spoiler">x</span>',
    '<span class=tg-spoiler>x</span>',
    '<tg-spoiler>x</tg-spoiler>',
  ],
  ...[
    '<a>https://e.example</a>',
    '<a>word</a>',
    '<a href="">e.example</a>',
    '<a href="https://e.example/?a=1&amp;b=2">x</a>',
  ],
  ...['<a href=https://e.example>x</a>', "<a href='e.example'>x</a>", '<a href="javascript:alert(1)">x</a>'],
  ...[
    '<a href="HTTPS://E.Example/Path">x</a>',
    '<a href="ftp://e.example">x</a>',
    '<a href="tg://user?id=42">x</a>',
  ],
  ...[
    '<a href="e.example:8080/x">x</a>',
    '<a href="https://u:p@e.example:0080?q#f">x</a>',
    '<a href="localhost">x</a>',
  ],
  ...[
    '<a href="tg://resolve?domain=x">x</a>',
    '<a href="https://e.example/a b\tc">x</a>',
    '<a href="mailto:a@e.example">x</a>',
  ],
  ...[
    '<a href="https://città.example/ü">x</a>',
    '<a href=" https://e.example">x</a>',
    '<a href="https://[::1]/">x</a>',
  ],
  ...[
    '<code>x</code>',
    '<pre>x</pre>',
    '<pre><code>x</code></pre>',
    '<pre><code class="language-py">x</code></pre>',
  ],
  ...[
    '<code class="language-py">x</code>',
    '<code class="language-py"><pre>x</pre></code>',
    '<pre>a<code class="language-c">x</code></pre>',
  ],
  ...[
    '<blockquote>x</blockquote>',
    '<blockquote expandable>x</blockquote>',
    '<blockquote expandable="">x</blockquote>',
  ],
  ...['<blockquote>a<blockquote>b</blockquote></blockquote>', '<blockquote expandable x=1>x</blockquote>'],
  ...[
    '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
    '<tg-emoji emoji-id="x">👍</tg-emoji>',
    '<tg-emoji>👍</tg-emoji>',
  ],
  ...[
    '&lt;&gt;&amp;&quot;',
    '&apos;&nbsp;&hellip;',
    '&amp',
    '&ampx',
    '&#65;',
    '&#x41;',
    '&#X41;',
    '&#0;',
    '&#1114111;',
  ],
  ...[
    '&#1114110;',
    '&#128512;',
    '&#x1F600;x',
    '&#xd83d;',
    '&#xd83d;&#xde00;',
    '&#',
    '&#x',
    '&#65x',
    '&#00000065;',
    '&#000000065;',
  ],
  ...[
    'é<b',
    '😀<i>è</i><b>𝒳</b>',
    '<b>😀</b>',
    '<b x>a</b>',
    '<b x=>a</b>',
    '<b x="1>a</b>',
    '<b =1>a</b>',
    '<b x = "1" >a</b>',
  ],
  ...[
    '<b x=1"2>a</b>',
    '<b "x">a</b>',
    '<b x="&quot;&#65;">a</b>',
    '<b\n>a</b\n>',
    '<b>a</b',
    '<b>a</b x>',
    '<b><i>a</i>',
  ],
  ...[
    '<i><b>x</b></i>',
    '<b><i>x</i></b>',
    '<s><u>x</u></s>',
    '<b>a</b><b>b</b>',
    '<a href="e.example"><b>x</b></a>',
  ],
  ...[
    '<tg-time unix="1647531900">x</tg-time>',
    '<tg-time unix="0">x</tg-time>',
    '<tg-time unix="-5">x</tg-time>',
    '<tg-time unix="x">x</tg-time>',
    '<tg-time unix="">x</tg-time>',
    '<tg-time unix="99999999999">x</tg-time>',
    '<tg-time unix="1">x</tg-time>',
    '<tg-time unix="2147483647">x</tg-time>',
    '<tg-time unix="2147483648">x</tg-time>',
    '<tg-time unix="01">x</tg-time>',
    '<tg-time unix="12ab">x</tg-time>',
    '<tg-time unix="4102444800">x</tg-time>',
    '<tg-time unix="1647531900" format="r">x</tg-time>',
    '<tg-time unix="1647531900" format="w">x</tg-time>',
    '<tg-time unix="1647531900" format="d">x</tg-time>',
    '<tg-time unix="1647531900" format="D">x</tg-time>',
    '<tg-time unix="1647531900" format="t">x</tg-time>',
    '<tg-time unix="1647531900" format="T">x</tg-time>',
    '<tg-time unix="1647531900" format="wDT">x</tg-time>',
    '<tg-time unix="1647531900" format="wdt">x</tg-time>',
    '<tg-time unix="1647531900" format="Dd">x</tg-time>',
    '<tg-time unix="1647531900" format="Tw">x</tg-time>',
    '<tg-time unix="1647531900" format="DT">x</tg-time>',
    '<tg-time unix="1647531900" format="x">x</tg-time>',
    '<tg-time unix="1647531900" format="">x</tg-time>',
    '<tg-time unix="1647531900" format="tt">x</tg-time>',
    '<tg-time unix="1647531900" format="wr">x</tg-time>',
    '<tg-time unix="1647531900" format="wD">x</tg-time>',
    '<tg-time unix="1647531900" format="R">x</tg-time>',
    '<tg-time unix="1647531900" format="rt">x</tg-time>',
    '<tg-time unix="1647531900" format="dT">x</tg-time>',
    '<tg-time unix="1647531900" format="W">x</tg-time>',
    '<tg-time>x</tg-time>',
    '<tg-time unix="1647531900"></tg-time>',
    '<tg-time unix=1647531900>x</tg-time>',
    '<tg-time unix="x"></tg-time>',
    '<a href="tg://user?id=0">x</a>',
    '<a href="tg:user?id=5">x</a>',
    '<a href="tg://user?id=1099511627775">x</a>',
    '<a href="tg://user?id=1099511627776">x</a>',
    '<a href="tg://user?id=5x">x</a>',
    '<a href="tg://user/?id=5">x</a>',
    '<a href="tg://user?a=1&amp;id=5">x</a>',
    '<a href="TG://USER?ID=5">x</a>',
    '<a href="tg://user?id=05">x</a>',
    '<a href="https://tg://user?id=5">x</a>',
    '<b HREF=1>x</b>',
    '<A HREF="e.example">x</A>',
  ],
];

const pieces: readonly string[] = [
  ...[
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<u>',
    '</u>',
    '<s>',
    '</s>',
    '<code>',
    '</code>',
    '<pre>',
    '</pre>',
    '<a href="',
    '">',
    '</a>',
  ],
  ...[
    '<blockquote>',
    '<blockquote expandable>',
    '</blockquote>',
    '<code class="language-js">',
    '<span class="tg-spoiler">',
    '</span>',
  ],
  ...[
    '<tg-spoiler>',
    '</tg-spoiler>',
    '<tg-emoji emoji-id="1234567">',
    '</tg-emoji>',
    '</>',
    '<br>',
    '<',
    '>',
    '/',
    '=',
    '"',
    "'",
  ],
  ...[
    '&amp;',
    '&lt;',
    '&gt;',
    '&quot;',
    '&',
    ';',
    '&#65;',
    '&#x1F600;',
    '&nbsp;',
    '&#',
    ' ',
    '\n',
    '\t',
    'a',
    'B',
    'è',
    '😀',
    '€',
    '9',
  ],
  ...[
    'https://e.example/',
    'e.example',
    '?a=1',
    '#f',
    ':8080',
    'tg://user?id=7',
    'class',
    'href',
    'expandable',
    'parola ',
    '-',
    '.',
  ],
];

/** Hand-written texts, each of them mutilated, and texts made of pieces of markup; the same ones for the same seed. */
export function* telegramHtmlCorpus(count: number, seed: number): Generator<string> {
  const below = createDice(seed);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  yield* byHand;
  for (let i = byHand.length; i < count; i++) {
    switch (below(4)) {
      case 0:
        yield Array.from({ length: 1 + below(12) }, () => one(pieces)).join('');
        break;
      case 1:
        yield balanced(3, { below, one });
        break;
      case 2:
        yield mutilate(one(byHand), { below, one });
        break;
      default:
        yield mutilate(mutilate(balanced(3, { below, one }), { below, one }), { below, one });
    }
  }
}

interface Chance {
  readonly below: (limit: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
}

const pairs: readonly (readonly [string, string])[] = [
  ...(['b', 'i', 'u', 's', 'code', 'pre', 'blockquote', 'tg-spoiler', 'strong', 'del'] as const).map(
    tag => [`<${tag}>`, `</${tag}>`] as const,
  ),
  ['<a href="https://e.example/x?y=&quot;">', '</a>'],
  ['<code class="language-ts">', '</code>'],
  ['<blockquote expandable>', '</blockquote>'],
  ['<span class="tg-spoiler">', '</span>'],
];

function balanced(depth: number, chance: Chance): string {
  const { below, one } = chance;
  return Array.from({ length: 1 + below(3) }, () => {
    if (depth === 0 || below(3) === 0) return one(['testo', ' ', '&lt;', 'è', '😀', '\n', 'a &amp; b', '']);
    const [open, close] = one(pairs);
    return `${open}${balanced(depth - 1, chance)}${close}`;
  }).join('');
}

function mutilate(text: string, { below, one }: Chance): string {
  const letters = Array.from(text);
  const at = below(letters.length + 1);
  switch (below(3)) {
    case 0:
      return [...letters.slice(0, at), ...letters.slice(at + 1 + below(3))].join('');
    case 1:
      return [...letters.slice(0, at), one(pieces), ...letters.slice(at)].join('');
    default:
      return [...letters.slice(0, at), one(pieces), ...letters.slice(at + 1)].join('');
  }
}

/** Mulberry32: small, and the same numbers on every machine. */
function createDice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return limit => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
