import { beforeAll, describe, expect, test } from 'vitest';
import { a4 } from '#electron/slips/canvas.ts';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { SlipFonts } from '#electron/slips/fonts.ts';
import { drawRecoverySheet, layRecoverySheet } from '#electron/slips/recovery-sheet.ts';
import type { RecoverySheetInput } from '#electron/slips/recovery-sheet.ts';
import { day } from '#shared/dates/day.ts';
import type { Instant } from '#shared/dates/day.ts';
import { notification } from '#tests/fixtures/notification.ts';
import {
  differingPixels,
  outsideMargins,
  overlapping,
  readPdf,
  readQr,
  secondOpinion,
} from '#tests/fixtures/pdf-page.ts';
import { resourcesDir } from '#tests/fixtures/slip-scenes.ts';

let fonts: SlipFonts;
beforeAll(async () => {
  fonts = await readSlipFonts(resourcesDir);
});

const groups = ['0Q7M3', 'XPA9T', 'TEH2W', 'D6RYC', 'V4NB8', 'KFSJ5', 'GZ1Q0'];
const input = (changes: Partial<RecoverySheetInput> = {}): RecoverySheetInput => ({
  groups,
  storeId: '019aa000-0000-7000-8000-00000000000a',
  office: notification().office.names,
  madeOn: day('2026-11-22'),
  madeAt: '2026-11-22T04:00:00.000Z' as Instant,
  fonts,
  ...changes,
});

test('one A4 sheet with the code, what it opens and where to keep it, in three languages', async () => {
  const { bytes } = await layRecoverySheet(input());
  const pages = await readPdf(bytes);
  expect(pages).toHaveLength(1);
  expect(pages[0]?.width).toBeCloseTo(210, 1);
  expect(pages[0]?.height).toBeCloseTo(297, 1);
  const text = (pages[0]?.text ?? '').replace(/\s+/g, ' ');
  for (const part of [
    ...groups,
    'Қалпына келтіру кілті',
    'Ключ восстановления · Recovery key',
    'Астана қаласы Үлгі ауданының көші-қон қызметі бөлімі',
    '019aa000-0000-7000-8000-00000000000a',
    '22.11.2026',
    'Мөрленген конвертте, сейфте, компьютерден бөлек сақтаңыз.',
    'Хранить в запечатанном конверте, в сейфе, отдельно от компьютера.',
    'Keep it in a sealed envelope',
  ]) {
    expect(text).toContain(part);
  }
});

test('the QR types the code, and the file does not carry it in its description', async () => {
  const { bytes } = await layRecoverySheet(input());
  const [page] = await readPdf(bytes, 2);
  expect(page === undefined ? [] : await readQr(page.picture)).toEqual([groups.join('-')]);
  const info = secondOpinion('pdfinfo', bytes);
  if (info === null) console.info('left out: pdfinfo is not installed');
  else for (const group of groups) expect(info).not.toContain(group);
});

describe.each([
  ['the code of the store', groups],
  ['twelve groups of four', Array.from({ length: 12 }, (_, index) => `W${index % 10}MW`)],
  ['what somebody pasted instead of a code', ['W'.repeat(200)]],
  ['nothing', ['']],
])('%s', (_, code) => {
  test('nothing leaves the page, nothing lies over anything else', async () => {
    const paper = await layRecoverySheet(input({ groups: code }));
    expect(outsideMargins(paper.boxes, a4)).toEqual([]);
    expect(overlapping(paper.boxes)).toEqual([]);
    expect(paper.boxes.map(({ text }) => text).join('')).toContain(code.at(-1)?.slice(0, 4) ?? '');
  });
});

test('the subset of the font draws what the whole font draws, twice the same bytes', async () => {
  const subset = await drawRecoverySheet(input());
  const full = await drawRecoverySheet(input({ options: { embed: 'full' } }));
  const [some] = await readPdf(subset);
  const [all] = await readPdf(full);
  expect(some === undefined || all === undefined ? null : differingPixels(some.picture, all.picture)).toBe(0);
  expect(Buffer.compare(subset, await drawRecoverySheet(input()))).toBe(0);
});
