import { cut, layoutOf, linesOf, type MrzLayout } from './mrz-formats.ts';

const longestLine = 200;
const longestZone = 90;
/** O for 0 and I for 1 are let through here, so that a badly read zone is still recognised and its doubts shown. */
const state = /^[A-Z01](?:<<|[A-Z01]<|[A-Z01]{2})$/;
const date = /^[\dOIBSZ<]{6}$/;

/**
 * The whole machine-readable zone inside a pasted or scanned text, as its lines in upper case joined by line feeds; null when there
 * is none. Looks for two or three neighbouring lines (or words, where line breaks were lost) of the right length whose issuer,
 * nationality, name, sex and dates look their part. Check digits are left to readMrz. Time grows linearly with the text.
 */
export function findMrz(text: string): string | null {
  const lines = text.split(/[\r\n]+/).map(compactLine);
  return inNeighbours(lines.filter((line) => line !== '')) ?? inNeighbours(words(text)) ?? inWhole(lines);
}

function compactLine(line: string): string {
  if (line.length > longestLine) return line;
  return line.replace(/\s+/g, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).map(compactLine);
}

function inNeighbours(lines: readonly string[]): string | null {
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const count = lines[index]?.length === 30 ? 3 : 2;
    const found = wholeZone(lines.slice(index, index + count));
    if (found !== null) return found;
  }
  return null;
}

function inWhole(lines: readonly string[]): string | null {
  let zone = '';
  for (const line of lines) {
    zone += line;
    if (zone.length > longestZone) return null;
  }
  const layout = layoutOf(zone);
  return layout === null ? null : wholeZone(linesOf(zone, layout));
}

function wholeZone(lines: readonly string[]): string | null {
  const length = lines[0]?.length ?? 0;
  if (length > 44 || lines.some((line) => line.length !== length)) return null;
  const zone = lines.join('');
  const layout = layoutOf(zone);
  if (layout?.lineLength !== length || !/^[A-Z0-9<]+$/.test(zone)) return null;
  return looksTheirPart(lines, layout) ? lines.join('\n') : null;
}

function looksTheirPart(lines: readonly string[], layout: MrzLayout): boolean {
  const name = cut(lines, layout.name);
  return (
    state.test(cut(lines, layout.issuer)) &&
    state.test(cut(lines, layout.nationality)) &&
    /^[FMX<]$/.test(cut(lines, layout.sex)) &&
    date.test(cut(lines, layout.bornOn.field)) &&
    date.test(cut(lines, layout.expiresOn.field)) &&
    (name.includes('<') || !/\d/.test(name))
  );
}
