import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { emptyChild, emptyForeigner, emptyNotification } from '#shared/forms/notification-form.ts';
import { readMrz } from '#shared/identifiers/mrz.ts';
import type { ReadableMrz } from '#shared/identifiers/mrz.ts';
import {
  addressTitle,
  comparedFromForm,
  hostTitle,
} from '../../renderer/components/notification/compared-person.ts';
import { placesOf } from '../../renderer/composables/notification-places.ts';
import { typedFromMrz } from '../../renderer/composables/typed-from-mrz.ts';
import {
  personName,
  startingValues,
  useNotificationForm,
} from '../../renderer/composables/use-notification-form.ts';
import { specimenMrz } from '../fixtures/mrz.ts';
import type { SpecimenHolder } from '../fixtures/mrz.ts';

const today = day('2026-11-22');
const start = () => startingValues({ today, region: '750000000' });

function strip(holder: Partial<SpecimenHolder>): ReadableMrz {
  const text = specimenMrz({
    format: 'TD3',
    surname: 'BERGSTROM',
    givenNames: 'LINA MARIA',
    number: 'X00000017',
    bornOn: '1990-05-12',
    sex: 'female',
    expiresOn: '2031-01-01',
    ...holder,
  });
  const reading = readMrz(text, { today });
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

const asIs = (code: string): string => code;

describe('a strip as a clerk would type it', () => {
  test('fills a person from a passport', () => {
    expect(typedFromMrz(strip({}), asIs)).toEqual({
      documentType: 'foreignPassport',
      issuingState: 'UTO',
      documentNumber: 'X00000017',
      surname: 'BERGSTROM',
      givenNames: 'LINA MARIA',
      bornOn: '12.05.1990',
      sex: 'female',
      citizenship: 'UTO',
      expiresOn: '01.01.2031',
    });
  });

  test.each<[string, Partial<SpecimenHolder>, Record<string, string>]>([
    ['an unknown day of birth stays unknown', { bornOn: '1974-05-XX' }, { bornOn: 'XX.05.1974' }],
    ['nothing is made up where the strip is silent', { sex: null, bornOn: null }, { sex: '', bornOn: '' }],
    ['one name is a surname', { surname: 'MONONYM', givenNames: '' }, { surname: 'MONONYM', givenNames: '' }],
    ['a diplomatic passport is one', { documentCode: 'PD' }, { documentType: 'diplomaticPassport' }],
    ['a service passport is one', { documentCode: 'PS' }, { documentType: 'servicePassport' }],
    ['a card is an identity card', { format: 'TD1' }, { documentType: 'foreignId' }],
  ])('%s', (_name, holder, expected) => {
    expect(typedFromMrz(strip(holder), asIs)).toMatchObject(expected);
  });

  test('a visa gives its own number and validity and leaves the passport alone', () => {
    const typed = typedFromMrz(strip({ format: 'MRV-A', number: 'V1234567' }), asIs);
    expect(typed).toMatchObject({ regime: 'visa', visaNumber: 'V1234567', visaUntil: '01.01.2031' });
    for (const key of ['documentNumber', 'documentType', 'expiresOn', 'issuingState'])
      expect(typed).not.toHaveProperty(key);
  });

  test('codes go through the list of states', () => {
    const typed = typedFromMrz(strip({ issuer: 'D', nationality: 'D' }), (code) =>
      code === 'D' ? 'DEU' : code,
    );
    expect(typed).toMatchObject({ issuingState: 'DEU', citizenship: 'DEU' });
  });
});

describe('the places of the form', () => {
  test('stand in the order of the paper, children inside their parent', () => {
    const values = emptyNotification();
    values.foreigners.push({ ...emptyForeigner(), children: [emptyChild()] });
    const groups = placesOf(values).map(({ path }) => path.replace(/\.[^.]+$/, ''));
    expect([...new Set(groups)]).toEqual([
      'host',
      'foreigners.0',
      'foreigners.1',
      'foreigners.1.children.0',
      'stay',
      'enclosures',
      'receipt',
    ]);
  });

  test('hold visa fields with a visa only', () => {
    const values = emptyNotification();
    const visaPlaces = () => placesOf(values).filter(({ key }) => key.startsWith('visa')).length;
    expect(visaPlaces()).toBe(0);
    for (const person of values.foreigners) person.regime = 'visa';
    expect(visaPlaces()).toBe(6);
  });
});

describe('the form on the desk', () => {
  test('starts with the day, the region and the usual document', () => {
    const { values, person } = useNotificationForm(start);
    expect(values.receipt.receivedOn).toBe('22.11.2026');
    expect(values.stay.region).toBe('750000000');
    expect(person.value.documentType).toBe('foreignPassport');
  });

  test('gives the next foreigner what people crossing together share, and nothing of the person', () => {
    const form = useNotificationForm(start);
    Object.assign(form.person.value, {
      surname: 'DOE',
      documentNumber: 'X1',
      enteredOn: '20.11.2026',
      purpose: 'work',
    });
    expect(form.addForeigner()).toBe(true);
    expect(form.at.value).toBe(1);
    expect(form.person.value).toMatchObject({
      enteredOn: '20.11.2026',
      purpose: 'work',
      surname: '',
      documentNumber: '',
    });
  });

  test('brings back a removed foreigner where they were, children included', () => {
    const form = useNotificationForm(start);
    form.type(form.person.value, 'surname', 'FIRST');
    form.addChild();
    form.addForeigner();
    form.type(form.person.value, 'surname', 'SECOND');
    form.removeForeigner(0, 'removed');
    expect(form.values.foreigners.map(({ surname }) => surname)).toEqual(['SECOND']);
    form.undo.value?.run();
    expect(form.values.foreigners.map(({ surname, children }) => [surname, children.length])).toEqual([
      ['FIRST', 1],
      ['SECOND', 0],
    ]);
    expect(form.undo.value).toBeNull();
  });

  test('never stands without a foreigner', () => {
    const form = useNotificationForm(start);
    form.removeForeigner(0, 'removed');
    expect(form.values.foreigners).toHaveLength(1);
  });

  test('forgets doubt and guess about a value once the clerk types another', () => {
    const form = useNotificationForm(start);
    const marks = form.marksOf(form.person.value);
    marks.scanned.set('documentNumber', 'checkDigit');
    marks.derived.add('documentNumber');
    form.type(form.person.value, 'documentNumber', 'X2');
    expect(marks.scanned.has('documentNumber')).toBe(false);
    expect(marks.derived.has('documentNumber')).toBe(false);
  });

  test('keeps what it knows of a field with its person when positions shift', () => {
    const form = useNotificationForm(start);
    form.addForeigner();
    form.leave(form.person.value, 'surname');
    form.removeForeigner(0, 'removed');
    expect(form.marksOf(form.person.value).touched.has('surname')).toBe(true);
  });
});

describe('names and addresses in one line', () => {
  test('a person is written as the document prints them', () => {
    expect(personName({ surname: ' Doe', givenNames: 'jane ' })).toBe('DOE JANE');
    expect(personName({ surname: '', givenNames: '' })).toBe('');
  });

  test('an entity goes before its people, a person before the place', () => {
    expect(hostTitle({ entityName: 'ТОО «Пример»', surname: 'Образцов' })).toBe('ТОО «Пример»');
    expect(hostTitle({ entityName: '', surname: 'Образцов', givenNames: 'Сакен', patronymic: '' })).toBe(
      'Образцов Сакен',
    );
    expect(hostTitle({ placeName: 'Үлгі' })).toBe('Үлгі');
  });

  test('free text stands for the parts of an address', () => {
    const parts = { district: 'Алмалы', street: 'Алма', house: '1' };
    expect(addressTitle(parts, '5')).toBe('Алмалы, Алма, 1, 5');
    expect(addressTitle({ ...parts, addressText: 'у реки' }, null)).toBe('у реки');
  });

  test('an exception of one person goes before the dates of the notice; what cannot be read stands as typed', () => {
    const values = start();
    Object.assign(values.stay, { arrivedOn: '20.11.2026', departsOn: '3x' });
    for (const person of values.foreigners)
      Object.assign(person, { ownStay: 'yes', ownArrivedOn: '21.11.2026' });
    expect(comparedFromForm(values, 0, today)).toMatchObject({ arrivedOn: '2026-11-21', departsOn: '3x' });
  });
});
