import { deflateSync } from 'node:zlib';

/** A black rectangle of the sheet, millimetres from its top left corner. */
interface Mark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const sheet = { width: 210, height: 297 } as const;
const pointsPerMillimetre = 72 / 25.4;

/** Five columns of seven points each, the topmost point first. */
const letters: Readonly<Record<string, readonly string[]>> = {
  C: ['01110', '10001', '10000', '10000', '10000', '10001', '01110'],
  E: ['11111', '10000', '10000', '11110', '10000', '10000', '11111'],
  I: ['01110', '00100', '00100', '00100', '00100', '00100', '01110'],
  M: ['10001', '11011', '10101', '10101', '10001', '10001', '10001'],
  N: ['10001', '11001', '10101', '10101', '10011', '10001', '10001'],
  P: ['11110', '10001', '10001', '11110', '10000', '10000', '10000'],
  S: ['01111', '10000', '10000', '01110', '00001', '00001', '11110'],
};

function* word(text: string, at: { readonly x: number; readonly y: number; readonly point: number }) {
  for (const [place, letter] of Array.from(text).entries())
    for (const [row, line] of (letters[letter] ?? []).entries())
      for (const [column, point] of Array.from(line).entries())
        if (point === '1')
          yield {
            x: at.x + (place * 6 + column) * at.point,
            y: at.y + row * at.point,
            width: at.point,
            height: at.point,
          };
}

/** A covering letter as a scanner sees it from afar: SPECIMEN across its head, then lines of writing of uneven length. */
function marksOf(notices: number): readonly Mark[] {
  const marks: Mark[] = [...word('SPECIMEN', { x: 33, y: 30, point: 3 })];
  for (let line = 0; line < 6; line += 1)
    marks.push({ x: 30, y: 70 + line * 7, width: 150 - ((line * 37) % 60), height: 1.2 });
  for (let notice = 0; notice < notices; notice += 1) {
    const y = 125 + notice * 30;
    marks.push({ x: 30, y, width: 150, height: 0.5 }, { x: 30, y: y + 24, width: 150, height: 0.5 });
    for (let line = 0; line < 3; line += 1)
      marks.push({ x: 36, y: y + 6 + line * 6, width: 40 + ((notice * 29 + line * 41) % 90), height: 1.2 });
  }
  return marks;
}

/** CRC-32 of a PNG chunk (ISO/IEC 15948, annex D), bit by bit: a seed has time. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest & 1) === 0 ? rest >>> 1 : (rest >>> 1) ^ 0xedb88320;
  }
  return ~rest >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** The sheet as a grey picture of 4 points to the millimetre (about 100 dpi), PNG (ISO/IEC 15948). */
export function specimenPng(notices: number): Uint8Array {
  const scale = 4;
  const width = sheet.width * scale;
  const height = sheet.height * scale;
  // Each line starts with the number of its filter, 0 = none.
  const lines = Buffer.alloc((width + 1) * height, 0xf4);
  for (let y = 0; y < height; y += 1) lines[y * (width + 1)] = 0;
  for (const mark of marksOf(notices)) {
    const right = Math.min(width, Math.round((mark.x + mark.width) * scale));
    const bottom = Math.min(height, Math.round((mark.y + mark.height) * scale));
    for (let y = Math.round(mark.y * scale); y < bottom; y += 1)
      lines.fill(0x30, y * (width + 1) + 1 + Math.round(mark.x * scale), y * (width + 1) + 1 + right);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same sheet on every page of a PDF 1.4 without fonts: rectangles only, so that any viewer draws it alike. */
export function specimenPdf(notices: number, pages = 2): Uint8Array {
  const number = (value: number): string => (value * pointsPerMillimetre).toFixed(2);
  const drawing = marksOf(notices)
    .map(({ x, y, width, height }) =>
      [number(x), number(sheet.height - y - height), number(width), number(height), 're'].join(' '),
    )
    .concat('f')
    .join('\n');
  const kids = Array.from({ length: pages }, (_each, at) => `${4 + at} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    ...Array.from(
      { length: pages },
      () =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${number(sheet.width)} ${number(sheet.height)}] /Contents 3 0 R /Resources << >> >>`,
    ),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
