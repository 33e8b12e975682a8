/** Name of the Yjs fragment that holds a draft. `protocol/messages.ts` has the same for the wire, on the other side of the layers. */
export const fragmentName = 'content';
