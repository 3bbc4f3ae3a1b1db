import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { startFailure } from '#electron/start-failure.ts';
import { buildFixture, plainPage, type BuiltFixture } from './double/fixture.ts';
import { launchSecond } from './double/launch.ts';

let fixture: BuiltFixture;
beforeEach(() => {
  fixture = buildFixture(plainPage);
});
afterEach(() => fixture.remove());

const inEachLanguage = [
  /Бағдарлама файлы бүлінген: \/[\w./-]+\. .*қайта орнатыңыз\./u,
  /Повреждён файл программы: \/[\w./-]+\. .*заново\./u,
  /A file of the program is damaged: \/[\w./-]+\. .*again\./u,
];

describe('a program whose page files are damaged', () => {
  const damages: readonly [string, (dir: string) => void][] = [
    ['a changed script', (dir) => appendFileSync(join(dir, 'assets/start.js'), ' ')],
    ['a missing page', (dir) => rmSync(join(dir, 'index.html'))],
    ['a missing list', (dir) => rmSync(join(dir, 'manifest.json'))],
    ['a list of something else', (dir) => writeFileSync(join(dir, 'manifest.json'), '[{"path":"../x"}]')],
  ];

  test.each(damages)('%s: says so in three languages and ends with 1', async (_name, damage) => {
    damage(fixture.rendererDir);
    const { exitCode, boxes, broken } = await launchSecond(fixture);
    expect({ exitCode, broken, shown: boxes.length }).toEqual({ exitCode: 1, broken: [], shown: 1 });
    const { title, content } = boxes[0] ?? { title: '', content: '' };
    expect(title).toBe('Qabyldau');
    for (const sentence of inEachLanguage) expect(content).toMatch(sentence);
    // No stack, no place on this computer.
    expect(content).not.toMatch(/\bat\b.*:\d+|Error|node:/u);
    expect(content).not.toContain(dirname(fixture.rendererDir));
  });
});

test('a data folder that is a file is told before anything starts', async () => {
  mkdirSync(dirname(fixture.dataDir), { recursive: true });
  writeFileSync(fixture.dataDir, 'a file');
  const { exitCode, boxes, broken } = await launchSecond(fixture);
  expect({ exitCode, broken }).toEqual({ exitCode: 1, broken: [] });
  expect(boxes.map(({ content }) => content)).toEqual([
    expect.stringContaining('The data folder cannot be written') as string,
  ]);
});

test.each([
  [new AppError('app.damaged', { file: '/index.html' }), /\/index\.html/u],
  [Object.assign(new Error('EROFS: /home/a clerk/desk'), { code: 'EROFS' }), /папку данных/u],
  [Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }), /Дискіде орын қалмады/u],
  [Object.assign(new Error('a name of a person'), { code: 'EIO' }), /could not start \(EIO\)/u],
  [new TypeError('a name of a person'), /could not start\. The data/u],
  ['a name of a person', /не запустился\./u],
])('%s: a sentence, and nothing that the error itself said', (error, sentence) => {
  const { text } = startFailure(error);
  expect(text).toMatch(sentence);
  expect(text.split('\n\n')).toHaveLength(3);
  expect(text).not.toMatch(/clerk|person/u);
});
