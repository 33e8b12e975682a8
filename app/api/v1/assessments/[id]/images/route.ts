import { addImage } from '@/lib/commands/addImage.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';
import { readPicture } from './readPicture.ts';

export const POST = handle(operations.addImage, async ({ ports, actor, id, request }) => {
  const bytes = await readPicture(request);
  return bytes.ok ? addImage(ports, actor, { id, bytes: bytes.value }) : bytes;
});
export const { GET, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/images');
