import type { TiffPage } from './tiff-file.ts';

/**
 * A page in fax packing (CCITT T.4 and T.6) as a PDF of its own: the PDF reader that the page brings along unpacks the very same streams,
 * only their frame differs (TIFF 6.0, sections 10 and 11; ISO 32000-2, 7.4.6).
 */

export const isFax = (compression: number): boolean => compression >= 2 && compression <= 4;

const reversed = Uint8Array.from({ length: 256 }, (_, byte) => {
  let turned = 0;
  for (let bit = 0; bit < 8; bit += 1) if ((byte & (1 << bit)) !== 0) turned |= 0x80 >> bit;
  return turned;
});

/** Two-dimensional packing, end of lines and whole bytes, as each kind of fax packing has them. */
function faxParameters({ compression, faxOptions }: TiffPage): string {
  if (compression === 4) return '/K -1';
  if (compression === 2) return '/K 0 /EncodedByteAlign true';
  return `/K ${faxOptions & 1} /EndOfLine true`;
}

/** Black runs are black, unless the page says that its ones are white. */
const isInverted = ({ photometric }: TiffPage): boolean => photometric === 1;

export function faxPdf(page: TiffPage, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { width, stretch, blocks } = page;
  const height = page.height * stretch;
  const text = new TextEncoder();
  const parts: Uint8Array[] = [];
  const places: number[] = [];
  let length = 0;
  const write = (piece: string | Uint8Array): void => {
    const written = typeof piece === 'string' ? text.encode(piece) : piece;
    parts.push(written);
    length += written.length;
  };
  const begin = (number: number): void => {
    places[number] = length;
    write(`${number} 0 obj\n`);
  };

  const firstImage = 5;
  const names = blocks.map((_, index) => `/I${index} ${firstImage + index} 0 R`).join(' ');
  const drawing = blocks
    .map((block, index) => {
      const down = (block.y + block.height) * stretch;
      return `q ${block.width} 0 0 ${block.height * stretch} ${block.x} ${height - down} cm /I${index} Do Q`;
    })
    .join('\n');

  write('%PDF-1.7\n');
  begin(1);
  write('<< /Type /Catalog /Pages 2 0 R >>\nendobj\n');
  begin(2);
  write('<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n');
  begin(3);
  write(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R `);
  write(`/Resources << /XObject << ${names} >> >> >>\nendobj\n`);
  begin(4);
  write(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream\nendobj\n`);
  for (const [index, block] of blocks.entries()) {
    const source = bytes.subarray(block.offset, block.offset + block.length);
    const data = page.isReversed ? source.map((byte) => reversed[byte] ?? 0) : source;
    begin(firstImage + index);
    write(
      `<< /Type /XObject /Subtype /Image /Width ${block.width} /Height ${block.height} /ColorSpace /DeviceGray /BitsPerComponent 1 `,
    );
    write(
      `/Filter /CCITTFaxDecode /DecodeParms << ${faxParameters(page)} /Columns ${block.width} /Rows ${block.height} /EndOfBlock false `,
    );
    write(`/BlackIs1 ${isInverted(page)} >> /Length ${data.length} >>\nstream\n`);
    write(data);
    write('\nendstream\nendobj\n');
  }
  const table = length;
  write(`xref\n0 ${places.length}\n0000000000 65535 f \n`);
  for (const place of places.slice(1)) write(`${String(place).padStart(10, '0')} 00000 n \n`);
  write(`trailer\n<< /Size ${places.length} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);

  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
