import { getSchema } from '@tiptap/core';
import type { Extensions } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { markNames, nodeKinds } from '../grammar.ts';
import { markExtensions } from './markExtensions.ts';
import { nodeExtensions, rootExtension, textExtension } from './nodeExtensions.ts';

/**
 * The draft's schema for TipTap, made from the grammar: nodes and marks without views, keys or input rules.
 * It works in plain Node, without a DOM. Paragraph comes first and so is the block that Enter makes.
 */
export const documentExtensions: Extensions = [
  rootExtension,
  ...nodeKinds.map((kind) => nodeExtensions[kind]),
  textExtension,
  ...markNames.map((name) => markExtensions[name]),
];

/** The same as a ProseMirror schema, for readers, checks and the server. */
export const documentSchema: Schema = getSchema(documentExtensions);
