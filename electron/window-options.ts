/** Size and place of the window, and its zoom, as kept between starts: nothing about people or work. */
export interface WindowState {
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
  /** Percent, 80 to 200. */
  readonly zoom: number;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The form is laid out for 1280×720 (DESIGN); smaller windows scroll. */
const firstSize = { width: 1280, height: 800 };
const leastSize = { width: 800, height: 560 };

export const defaultWindowState: WindowState = { bounds: null, maximized: false, zoom: 100 };

export interface WindowFacts {
  readonly preloadPath: string;
  readonly isPackaged: boolean;
  readonly bounds: Rectangle | null;
}

/** What no window of the product may do, whatever it shows; SECURITY 2.1, items 2 to 6 and 8 to 12. */
export const closedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The built-in PDF viewer counts as a plug-in; it is the only one Chromium still has.
  plugins: true,
  spellcheck: false,
  enableWebSQL: false,
  webgl: false,
  defaultEncoding: 'UTF-8',
  disableDialogs: true,
  v8CacheOptions: 'none',
} as const;

/**
 * Options of the one window, each security switch written out even where it is the default (SECURITY 2.1),
 * so that a changed default changes nothing here.
 */
export function windowOptions({ preloadPath, isPackaged, bounds }: WindowFacts) {
  return {
    ...firstSize,
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: 'Qabyldau',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      // No `persist:` prefix: cookies, caches and storage live in memory and end with the program.
      partition: 'qabyldau',
      ...closedPreferences,
      devTools: !isPackaged,
    },
  };
}

/**
 * Where to open the window: as it was, if enough of it is on a screen that is still there, else at a default place.
 * `workAreas` are the screens without task bars, in the same units as the bounds.
 */
export function placeWindow(kept: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle | null {
  if (kept === null) return null;
  const area = workAreas.find((candidate) => visiblePart(kept, candidate) >= 0.5);
  if (area === undefined) return null;
  const width = Math.min(Math.max(kept.width, leastSize.width), area.width);
  const height = Math.min(Math.max(kept.height, leastSize.height), area.height);
  return {
    width,
    height,
    x: Math.min(Math.max(kept.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(kept.y, area.y), area.y + area.height - height),
  };
}

function visiblePart(window: Rectangle, area: Rectangle): number {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  return (Math.max(width, 0) * Math.max(height, 0)) / (window.width * window.height);
}

/** Reads what was kept; anything unusual gives the default, since a window must always open. */
export function parseWindowState(text: string): WindowState {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return defaultWindowState;
  }
  if (typeof kept !== 'object' || kept === null) return defaultWindowState;
  const { bounds, maximized, zoom } = kept as Record<string, unknown>;
  return {
    bounds: isRectangle(bounds)
      ? { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height }
      : null,
    maximized: maximized === true,
    zoom: typeof zoom === 'number' && Number.isInteger(zoom) ? limitZoom(zoom) : defaultWindowState.zoom,
  };
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Record<string, unknown>;
  const whole = [x, y, width, height].every(
    (side) => Number.isInteger(side) && Math.abs(side as number) < 100_000,
  );
  return whole && (width as number) > 0 && (height as number) > 0;
}

function limitZoom(percent: number): number {
  return Math.min(Math.max(percent, 80), 200);
}

export interface KeyPress {
  readonly type: string;
  /** Place of the key: the same under Latin, Russian and Kazakh layouts. */
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** The zoom that Ctrl with plus, minus or zero asks for, in percent; `null` when the key asks for none. */
export function zoomAfter(press: KeyPress, zoom: number): number | null {
  if (press.type !== 'keyDown' || !press.control || press.alt || press.meta) return null;
  switch (press.code) {
    case 'Equal':
    case 'NumpadAdd':
      return limitZoom(zoom + 10);
    case 'Minus':
    case 'NumpadSubtract':
      return limitZoom(zoom - 10);
    case 'Digit0':
    case 'Numpad0':
      return defaultWindowState.zoom;
    default:
      return null;
  }
}
