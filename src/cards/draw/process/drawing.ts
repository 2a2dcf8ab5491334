import type { CardContent, CardImage, CardPhoto, DrawnCard } from '../../../core/card.ts';
import type { CardLook } from '../../layout/card-page.ts';
import type { CardLogo } from '../../layout/theme/card-theme.ts';

/** All work on pictures. Its native libraries are loaded in a process of its own, which calls and answers pass into and out of. */
export interface Drawing {
  /** The card without its alternative text. Rejects with a `CardError` when the card is at fault, not the engine. */
  readonly drawCard: (content: CardContent, look: CardLook) => Promise<DrawnCard>;
  /** See `photograph.ts`. */
  readonly photograph: (photo: CardPhoto) => Promise<CardImage>;
  /** See `shrink-card.ts`. */
  readonly shrinkCard: (card: CardImage, maxBytes: number) => Promise<CardImage | null>;
  /** See `shrink-logo.ts`. */
  readonly shrinkLogo: (logo: CardLogo) => Promise<CardLogo>;
}

/** A card cannot be drawn as it is; says why. The engine is as good as before. */
export class CardError extends Error {
  override readonly name: string = 'CardError';
}

export type Result<Name extends keyof Drawing> = Awaited<ReturnType<Drawing[Name]>>;

/** Asks for one piece of the work. */
export type CallDrawing = <Name extends keyof Drawing>(
  name: Name,
  ...args: Parameters<Drawing[Name]>
) => Promise<Result<Name>>;

/** What the service sends; `args` are the function's own. */
export interface Call {
  readonly id: number;
  readonly name: keyof Drawing;
  readonly args: readonly unknown[];
}

/** What the process sends back. `isOfCard`: a `CardError`; any other failure may have left the engine in any state. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string; readonly isOfCard: boolean };
