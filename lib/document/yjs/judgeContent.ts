import { acceptsAttribute, acceptsMark, isNodeKind, mayHold, mayHoldText } from '../grammar.ts';
import type { AttributeValue } from '../grammar.ts';
import { unreachable } from '../../domain/result.ts';
import { attributeCode, childCode, DEAD, mayLieAt, TEXT } from './place.ts';
import type { Place, PlaceCode } from './place.ts';
import type { Content } from './readUpdate.ts';

/**
 * The place of a new item with `content` that lies at `place`, or, as a sentence, why the grammar does not allow it there.
 */
export function judgeContent(content: Content, place: Place): PlaceCode | string {
  switch (place.kind) {
    case 'text':
      return judgeInText(content);
    case 'attribute': {
      const code = attributeCode(place.of, place.key);
      if (code === null) return `${place.of} has no attribute ${shown(place.key)}`;
      if (content.kind === 'deleted') return code;
      if (content.kind !== 'values') return `an attribute of ${place.of} that is no plain value`;
      const isFine = content.values.every((value) => acceptsAttribute(place.of, place.key, value ?? null));
      return isFine ? code : `a value that ${place.of}.${place.key} does not take`;
    }
    case 'children': {
      const { parent, depth } = place;
      const holder = parent ?? 'the root';
      if (content.kind === 'deleted') return childCode(parent, depth, '#gone');
      if (content.kind === 'text') {
        return mayHoldText(parent) ? childCode(parent, depth, '#text') : `text in ${holder}`;
      }
      if (content.kind !== 'element') return `${content.kind} directly in ${holder}`;
      if (!isNodeKind(content.name)) return `an unknown kind of node ${shown(content.name)}`;
      if (!mayHold(parent, content.name)) return `${content.name} in ${holder}`;
      return mayLieAt(content.name, depth + 1) ? childCode(parent, depth, content.name) : 'nodes nested too deep';
    }
    case 'dead':
      return judgeInCollected(content);
    case 'forbidden':
      return 'beside or in something that holds nothing';
    default:
      return unreachable(place);
  }
}

function judgeInText(content: Content): PlaceCode | string {
  if (content.kind === 'string' || content.kind === 'deleted') return TEXT;
  if (content.kind !== 'format') return `${content.kind} in a text`;
  return acceptsMark(content.key, content.value) ? TEXT : `a mark ${shown(content.key)} that the grammar does not know`;
}

/** Nothing here is ever seen; still only what some place would take, so that no client has to carry the rest. */
function judgeInCollected(content: Content): PlaceCode | string {
  switch (content.kind) {
    case 'deleted':
    case 'string':
    case 'text':
      return DEAD;
    case 'format':
      return acceptsMark(content.key, content.value)
        ? DEAD
        : `a mark ${shown(content.key)} that the grammar does not know`;
    case 'element':
      return isNodeKind(content.name) ? DEAD : `an unknown kind of node ${shown(content.name)}`;
    case 'values':
      return content.values.every(isPlain) ? DEAD : 'an attribute that is no plain value';
    default:
      return unreachable(content);
  }
}

function isPlain(value: unknown): value is AttributeValue | undefined {
  return value === null || ['undefined', 'string', 'number', 'boolean'].includes(typeof value);
}

/** For logs: never more of hostile input than this. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 40));
}
