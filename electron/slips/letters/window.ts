/**
 * Where a window envelope shows the sheet in it. Millimetres; places on the sheet count from its upper left corner.
 *
 * A folded sheet slides in its envelope, so the window shows different stretches of it: what lies in all of them is always seen, what
 * lies in any of them may be.
 */
export interface WindowEnvelope {
  readonly name: 'DL' | 'C5';
  readonly width: number;
  readonly height: number;
  /** The window: from the left and from the upper edge of the envelope. */
  readonly window: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Height of the sheet as it is folded for it; its width is that of A4. */
  readonly folded: number;
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const sheetWidth = 210;

/** DL: 110 × 220, window 90 × 35, 20 from the left, 15 from the bottom; the sheet folded at 105 and 210. */
const dl: WindowEnvelope = {
  name: 'DL',
  width: 220,
  height: 110,
  window: { x: 20, y: 110 - 15 - 35, width: 90, height: 35 },
  folded: 105,
};
/** C5: 162 × 229, window 90 × 45, 20 from the left, 60 from the bottom; the sheet folded once. */
const c5: WindowEnvelope = {
  name: 'C5',
  width: 229,
  height: 162,
  window: { x: 20, y: 162 - 60 - 45, width: 90, height: 45 },
  folded: 148.5,
};
export const windowEnvelopes = [dl, c5] as const;

/** How far the sheet can slide from the upper left corner of its envelope. */
export const slideOf = ({ width, height, folded }: WindowEnvelope) => ({
  x: width - sheetWidth,
  y: height - folded,
});

/** What the window shows of a sheet that lies so far from the upper left corner. */
export function shownAt({ window }: WindowEnvelope, shift: { readonly x: number; readonly y: number }): Area {
  const left = window.x - shift.x;
  const top = window.y - shift.y;
  return { left, top, right: left + window.width, bottom: top + window.height };
}

const ends = windowEnvelopes.flatMap((envelope) => {
  const { x, y } = slideOf(envelope);
  return [shownAt(envelope, { x: 0, y: 0 }), shownAt(envelope, { x, y })];
});
const most = (side: keyof Area) => Math.max(...ends.map((area) => area[side]));
const least = (side: keyof Area) => Math.min(...ends.map((area) => area[side]));

/** Seen in both windows wherever the sheet lies. */
export const alwaysSeen: Area = {
  left: most('left'),
  top: most('top'),
  right: least('right'),
  bottom: least('bottom'),
};

/** Seen in one of the windows if the sheet happens to lie so: nothing but the address may stand here. */
export const sometimesSeen: Area = {
  left: least('left'),
  top: least('top'),
  right: most('right'),
  bottom: most('bottom'),
};

/** Letters of a word may reach a little over their line and their margin. */
const clearance = 1;

/** The address: one millimetre within what is always seen. */
export const addressArea: Area = {
  left: alwaysSeen.left + clearance,
  top: alwaysSeen.top + clearance / 2,
  right: alwaysSeen.right - clearance,
  bottom: alwaysSeen.bottom - clearance / 2,
};

/** Where to fold for DL, from the upper edge. */
export const folds = [105, 210] as const;
