import { messageType, syncKind } from '../../../lib/protocol/messages.ts';

/**
 * Which counted sync message a frame is, or null for any other. Type and kind are varuints below 128, so one byte each.
 */
export function countedSyncMessage(data: unknown): 'step2' | 'update' | null {
  const bytes = bytesOf(data);
  if (bytes === null || bytes.length < 2 || bytes[0] !== messageType.sync) return null;
  if (bytes[1] === syncKind.step2) return 'step2';
  return bytes[1] === syncKind.update ? 'update' : null;
}

function bytesOf(data: unknown): Uint8Array | null {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return null;
}
