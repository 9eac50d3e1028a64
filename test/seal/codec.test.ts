import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter, type Payload, type SerializationContext } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import {
  encodeErrorToFailure,
  decodeOptionalFailureToOptionalError,
} from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js';
import { isForeign } from '../../domain/step/letter.js';
import { belongsTo, createCodec, openForReading, type ForeignPayload } from '../../seal/codec.js';
import { KeyRing, makeKey, newKeys, readKeys, writeKeys } from '../../seal/key-ring.js';
import { sealingConverter } from '../../seal/sealing.js';
import { KEYS } from '../support/keys.js';

const of = (workflowId: string): SerializationContext => ({ type: 'workflow', namespace: 'default', workflowId });
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (one: Payload): unknown => defaultPayloadConverter.fromPayload(one);
const only = ([one]: readonly Payload[]): Payload => one ?? {};
const codec = createCodec(KEYS);
const sealed = async (value: unknown, context = of('LC-2026-07'), by = codec): Promise<Payload> =>
  only(await by.encode([payload(value)], context));
const opened = async (one: Payload, context = of('LC-2026-07'), by = codec): Promise<unknown> =>
  valueOf(only(await by.decode([one], context)));

describe('what the engine stores is sealed', () => {
  const secret = { name: '艾客服', reason: '业绩突出', total: '87.50', pay: '12345.00' };

  test('nothing of it can be read, and it opens as it was', async () => {
    const one = await sealed(secret);
    const bytes = Buffer.concat([...Object.values(one.metadata ?? {}), one.data ?? Buffer.alloc(0)]).toString('latin1');
    for (const word of Object.values(secret)) expect(bytes).not.toContain(Buffer.from(word).toString('latin1'));
    expect(await opened(one)).toEqual(secret);
    expect(await opened(await sealed(undefined))).toBeUndefined();
  });

  test('the same content is never the same twice', async () => {
    expect((await sealed(secret)).data).not.toEqual((await sealed(secret)).data);
  });

  test('it opens in its own workflow alone; in another, or between workflow and activity, it is foreign', async () => {
    const one = await sealed(secret);
    expect(isForeign(await opened(one, of('LC-2026-01')))).toBe(true);
    const activity = { type: 'activity', namespace: 'default', workflowId: 'LC-2026-07', isLocal: true } as const;
    expect(isForeign(await opened(one, activity))).toBe(true);
    expect(isForeign(valueOf(only(await codec.decode([one]))))).toBe(true);
  });

  test('every run that a schedule starts opens what was sealed for the schedule', async () => {
    const one = await sealed(secret, of('daily-watch'));
    expect(await opened(one, of('daily-watch-2026-11-29T23:30:00Z'))).toEqual(secret);
    expect(isForeign(await opened(one, of('daily-watch-T')))).toBe(true);
  });

  test('what is changed, cut or never sealed is foreign, and nothing is ever thrown', async () => {
    const one = await sealed(secret);
    const data = Buffer.from(one.data ?? []);
    const changed = [0, 13, data.length - 1].map((at) => {
      const copy = Buffer.from(data);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return { ...one, data: copy };
    });
    const renamed = { ...one, metadata: { ...one.metadata, 'encryption-key-id': Buffer.from('sign-test') } };
    const odd: Payload[] = [
      payload(secret),
      payload({ 'jinji.foreign': false }),
      {},
      { metadata: {} },
      { ...one, data: null },
      { ...one, data: data.subarray(0, 20) },
      ...Array.from({ length: 50 }, (_, length): Payload => ({ ...one, data: randomBytes(length) })),
    ];
    for (const wrong of [...changed, renamed, ...odd]) expect(isForeign(await opened(wrong))).toBe(true);
  });

  test('whoever listens hears of what did not open, with the workflow', async () => {
    const heard: ForeignPayload[] = [];
    const listening = createCodec(KEYS, (found) => heard.push(found));
    await listening.decode([payload('x'), await sealed('y')], of('LC-2026-07'));
    expect(heard.map(({ workflowId }) => workflowId)).toEqual(['LC-2026-07']);
  });

  test('IT reads it by what it says it belongs to', async () => {
    const one = await sealed(secret, of('SB-2026-00001'));
    expect(belongsTo(one)).toBe('SB-2026-00001');
    expect(valueOf(openForReading(KEYS, one) ?? {})).toEqual(secret);
    expect(openForReading(newKeys(new Date()), one)).toBeUndefined();
  });

  test('words and trace of a failure are sealed as well', async () => {
    const converter = loadDataConverter(sealingConverter(KEYS));
    const failure = await encodeErrorToFailure(converter, new Error(secret.reason), of('LC-2026-07'));
    expect(JSON.stringify(failure)).not.toContain(secret.reason);
    expect(failure.stackTrace).toBe('');
    const back = await decodeOptionalFailureToOptionalError(converter, failure, of('LC-2026-07'));
    expect(back?.message).toBe(secret.reason);
  });
});

describe('keys', () => {
  const at = new Date('2026-11-29T10:00:00Z');

  test('a new key seals what is new; the old one still reads what is there', async () => {
    const before = newKeys(at);
    const after = new KeyRing([makeKey('seal', at), ...before.keys]);
    const old = await sealed('old', of('A'), createCodec(before));
    const fresh = await sealed('new', of('A'), createCodec(after));
    expect(await opened(old, of('A'), createCodec(after))).toBe('old');
    expect(await opened(fresh, of('A'), createCodec(after))).toBe('new');
    expect(isForeign(await opened(fresh, of('A'), createCodec(before)))).toBe(true);
    const without = new KeyRing(after.keys.filter((key) => key !== before.current('seal')));
    expect(isForeign(await opened(old, of('A'), createCodec(without)))).toBe(true);
  });

  test('a key that signs opens nothing that was sealed with it under its name', async () => {
    const signs = KEYS.current('sign');
    const forger = new KeyRing([{ ...signs, use: 'seal' }, makeKey('sign', at)]);
    expect(isForeign(await opened(await sealed('x', of('A'), createCodec(forger)), of('A')))).toBe(true);
  });

  test('they are written and read line by line', () => {
    const ring = newKeys(at);
    const text = writeKeys(ring);
    expect(text.trimEnd().split('\n')).toHaveLength(2);
    expect(writeKeys(readKeys(`# of the office\n\n${text}`))).toBe(text);
    expect(ring.current('seal').id).toMatch(/^seal-20261129-[0-9a-f]{6}$/);
  });

  test.each([
    ['nothing', ''],
    ['no key that signs', 'a seal AAAA'],
    ['a short one', `${writeKeys(newKeys(at))}b seal AAAA`],
    ['two of one name', writeKeys(newKeys(at)).repeat(2)],
    ['another use', `${writeKeys(newKeys(at))}b open ${randomBytes(32).toString('base64url')}`],
  ])('a file with %s is refused, and nothing of it is repeated', (_, text) => {
    expect(() => readKeys(text)).toThrow(/SEAL\.KEYS_UNREADABLE|keys/);
    try {
      readKeys(text);
    } catch (error) {
      const secret = text.split(/\s+/)[2] ?? 'nothing of that';
      expect((error as Error).message).not.toContain(secret);
    }
  });
});
