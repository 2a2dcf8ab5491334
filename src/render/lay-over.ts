import type { CardDrawing, PlacedPhoto, Veil } from '../format/card-drawing.ts';
import { channelsOf } from './channels.ts';
import type { Pixels } from './pictures.ts';
import { takeTurns } from './take-turns.ts';

/** The layers of a card with a photograph, from back to front. */
export interface Layers {
  /** One colour, or RGBA of the whole card. */
  readonly ground: string | Uint8Array;
  /** The photograph's own pixels, of the size of its box. */
  readonly print: Pixels;
  /** RGBA of the whole card, transparent where nothing is drawn; colours not multiplied by their opacity. */
  readonly overlay: Uint8Array;
}

/**
 * Lays ground, photograph, veil and drawing over each other. Here and not by the engine that draws, which takes 15 ms to
 * take in a photograph's pixels; most of a drawing is transparent and costs next to nothing.
 */
export async function layOver(
  drawing: CardDrawing & { readonly photo: PlacedPhoto },
  layers: Layers,
): Promise<Pixels> {
  const { width, height, direction, photo } = drawing;
  const rgb = new Uint8Array(width * height * 3);
  const left = direction === 'ltr' ? photo.x : width - photo.x - photo.width;
  const isWhole = photo.width === width && photo.height === height;
  const veilAt = veilScales(photo.veil, photo.height);
  await takeTurns(height, (first, end) => {
    if (!isWhole) fillGround(rgb, layers.ground, { first: first * width, end: end * width });
    const [top, bottom] = [Math.max(first, photo.y), Math.min(end, photo.y + photo.height)];
    for (let y = top; y < bottom; y++) {
      const from = (y - photo.y) * photo.width * 3;
      const row = layers.print.rgb.subarray(from, from + photo.width * 3);
      veilRow(rgb.subarray((y * width + left) * 3), row, veilAt(y - photo.y));
    }
    drawOver(rgb, layers.overlay, { first: first * width, end: end * width });
  });
  return { width, height, rgb };
}

interface Stretch {
  readonly first: number;
  readonly end: number;
}

function fillGround(rgb: Uint8Array, ground: string | Uint8Array, { first, end }: Stretch): void {
  const [red, green, blue] = typeof ground === 'string' ? channelsOf(ground) : [0, 0, 0];
  for (let pixel = first; pixel < end; pixel++) {
    const at = pixel * 3;
    rgb[at] = typeof ground === 'string' ? red : (ground[pixel * 4] ?? 0);
    rgb[at + 1] = typeof ground === 'string' ? green : (ground[pixel * 4 + 1] ?? 0);
    rgb[at + 2] = typeof ground === 'string' ? blue : (ground[pixel * 4 + 2] ?? 0);
  }
}

type Scales = readonly [red: Uint8Array, green: Uint8Array, blue: Uint8Array];

/** For a row of the photograph: what each value of a channel becomes under the veil. */
function veilScales({ color, stops }: Veil, height: number): (row: number) => Scales {
  const veil = channelsOf(color);
  let [known, scales]: [number, Scales | null] = [-1, null];
  return row => {
    const opacity = opacityAt(stops, (row + 0.5) / height);
    if (scales === null || opacity !== known) {
      const [red, green, blue] = veil.map(part =>
        Uint8Array.from({ length: 256 }, (_, value) => Math.round(value + (part - value) * opacity)),
      ) as [Uint8Array, Uint8Array, Uint8Array];
      [known, scales] = [opacity, [red, green, blue]];
    }
    return scales;
  };
}

/** Between two stops it changes evenly; outside of them it stays. */
function opacityAt(stops: Veil['stops'], at: number): number {
  const next = stops.find(stop => stop.at >= at) ?? stops.at(-1);
  const before = stops.findLast(stop => stop.at <= at) ?? stops[0];
  if (next === undefined || before === undefined) return 0;
  const way = next.at - before.at;
  return way <= 0
    ? next.opacity
    : before.opacity + ((next.opacity - before.opacity) * (at - before.at)) / way;
}

function veilRow(into: Uint8Array, row: Uint8Array, [red, green, blue]: Scales): void {
  for (let i = 0; i < row.length; i += 3) {
    into[i] = red[row[i] ?? 0] ?? 0;
    into[i + 1] = green[row[i + 1] ?? 0] ?? 0;
    into[i + 2] = blue[row[i + 2] ?? 0] ?? 0;
  }
}

function drawOver(rgb: Uint8Array, overlay: Uint8Array, { first, end }: Stretch): void {
  for (let pixel = first; pixel < end; pixel++) {
    const from = pixel * 4;
    const opacity = overlay[from + 3] ?? 0;
    if (opacity === 0) continue;
    const to = pixel * 3;
    for (let part = 0; part < 3; part++) {
      const below = rgb[to + part] ?? 0;
      rgb[to + part] = below + Math.round((((overlay[from + part] ?? 0) - below) * opacity) / 255);
    }
  }
}
