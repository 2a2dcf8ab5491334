/** Something `strillone check` found: whom or what it concerns, what is wrong, what to do. Holds no secrets. */
export interface Problem {
  /** error: it will not work; warning: it works, with a loss. */
  readonly severity: 'error' | 'warning';
  /** "destination canale", "LOG_LEVEL". */
  readonly what: string;
  readonly why: string;
  /** A whole sentence. */
  readonly remedy: string;
}
