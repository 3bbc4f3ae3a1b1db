import { describe, expect, test } from 'vitest';
import { indexChoices } from '../../renderer/components/fields/find-choices.ts';

const countries = [
  { code: 'DEU', label: 'Германия', search: ['Germany', 'Германия', 'DE'] },
  { code: 'GBR', label: 'Ұлыбритания', search: ['United Kingdom', 'Великобритания', 'GB'] },
  { code: 'UZB', label: 'Өзбекстан', search: ['Uzbekistan', 'Узбекистан', 'UZ'] },
  { code: 'USA', label: 'Америка Құрама Штаттары', search: ['United States', 'Соединённые Штаты', 'US'] },
  { code: 'NER', label: 'Нигер', search: ['Niger', 'Нигер', 'NE'] },
  { code: 'NGA', label: 'Нигерия', search: ['Nigeria', 'Нигерия', 'NG'] },
];
const index = indexChoices(countries);
const codes = (text: string) => index.find(text).map(({ code }) => code);

describe('a list is searched', () => {
  test.each([
    ['nothing typed', '', ['DEU', 'GBR', 'UZB', 'USA', 'NER', 'NGA']],
    ['in Kazakh', 'өзб', ['UZB']],
    ['in Russian', 'узб', ['UZB']],
    ['in English', 'uzb', ['UZB']],
    ['by code', 'USA', ['USA']],
    ['by the start of a later word', 'штат', ['USA']],
    ['in the middle of a word', 'британия', ['GBR']],
    ['equal before longer', 'нигер', ['NER', 'NGA']],
    ['start of a name before the middle', 'un', ['GBR', 'USA']],
    ['nothing fits', 'яяя', []],
    ['signs only', '***', ['DEU', 'GBR', 'UZB', 'USA', 'NER', 'NGA']],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

test.each([
  ['germany', 'DEU'],
  [' Германия ', 'DEU'],
  ['uz', 'UZB'],
  ['NER', 'NER'],
  ['united', undefined],
  ['', undefined],
])('“%s” is exactly %s', (text, expected) => {
  expect(index.exact(text)?.code).toBe(expected);
});

test('a name that two lines share is no exact one', () => {
  const twins = indexChoices([
    { code: '1', label: 'Абай ауданы' },
    { code: '2', label: 'Абай ауданы' },
  ]);
  expect(twins.exact('Абай ауданы')).toBeUndefined();
});
