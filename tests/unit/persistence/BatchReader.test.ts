import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BatchReader, type Batch } from '../../../lib/persistence/embedded/BatchReader.ts';

/** A message with a type: its letter, its length, its body. */
function message(type: string, body = ''): Buffer {
  const bytes = Buffer.alloc(5 + Buffer.byteLength(body));
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(bytes.length - 1, 1);
  bytes.write(body, 5);
  return bytes;
}

/** A message without a type: length, code, body. */
function untyped(code: number, body = ''): Buffer {
  const bytes = Buffer.alloc(8 + Buffer.byteLength(body));
  bytes.writeInt32BE(bytes.length, 0);
  bytes.writeInt32BE(code, 4);
  bytes.write(body, 8);
  return bytes;
}

const startup = untyped(196_608, 'user\0postgres\0\0');
const extended = ['P', 'B', 'D', 'E'].map((type) => message(type, `body of ${type}`));
const stream = Buffer.concat([
  untyped(80_877_103),
  startup,
  ...extended,
  message('S'),
  message('Q', 'SELECT 1\0'),
  ...extended,
  message('S'),
  message('X'),
]);
const plain = (batches: readonly Batch[]) =>
  batches.map((batch) => ('bytes' in batch ? [batch.kind, Buffer.from(batch.bytes).toString('latin1')] : [batch.kind]));

describe('BatchReader', () => {
  test('the messages of an extended query stay together, up to their Sync', () => {
    const whole = Buffer.concat([...extended, message('S')]).toString('latin1');
    expect(plain(new BatchReader().push(stream))).toEqual([
      ['encryption'],
      ['startup', startup.toString('latin1')],
      ['messages', whole],
      ['messages', message('Q', 'SELECT 1\0').toString('latin1')],
      ['messages', whole],
      ['end'],
    ]);
  });

  test('however the stream is cut, the batches are the same', () => {
    const expected = plain(new BatchReader().push(stream));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: stream.length }), { maxLength: 40 }), (cuts) => {
        const reader = new BatchReader();
        const at = [0, ...[...cuts].sort((a, b) => a - b), stream.length];
        const batches = at.slice(1).flatMap((end, index) => reader.push(stream.subarray(at[index], end)));
        expect(plain(batches)).toEqual(expected);
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });

  test('a cancel request is told apart, and needs no start before it', () => {
    expect(plain(new BatchReader().push(untyped(80_877_102, '12345678')))).toEqual([['cancel']]);
  });

  test.each([
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['an unknown code', untyped(7)],
    ['a length that cannot be', Buffer.concat([startup, Buffer.from([0x51, 0, 0, 0, 3])])],
    ['a length beyond all bounds', Buffer.concat([startup, Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff])])],
  ])('%s is refused', (_name, bytes) => {
    expect(() => new BatchReader().push(bytes)).toThrow(RangeError);
  });
});
