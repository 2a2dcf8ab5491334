import type { html } from 'hono/html';

/** A piece of the page in which every text from outside is escaped already: what the `html` template gives. */
export type Html = ReturnType<typeof html>;
