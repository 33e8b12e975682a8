import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { argumentFactsOf, type ArgumentFacts, type TermWords } from '../../../lib/document/argumentFacts.ts';
import { argumentOfFacts } from '../../../lib/document/argumentOf.ts';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import type { Argument } from '../../../lib/domain/argument/argument.ts';

/**
 * Reads the argument of a draft that is being written. Nodes are immutable, so what a block adds is read once for each
 * state of it; the rest is a walk over the blocks of the root and of its sections, never over text.
 */
export class ArgumentSource {
  private facts = new WeakMap<ProseMirrorNode, { readonly read: ArgumentFacts | null }>();
  private last: readonly (ArgumentFacts | null)[] | null = null;
  private argument: Argument = argumentOfFacts([]);

  constructor(private termWords: TermWords) {}

  /** The words of likelihood terms from now on: another scale or wording. */
  setTermWords(termWords: TermWords): void {
    if (termWords === this.termWords) return;
    this.termWords = termWords;
    this.facts = new WeakMap();
  }

  /** The argument of `doc`: the same object as long as it is the same argument. */
  read(doc: ProseMirrorNode): Argument {
    const all: ArgumentFacts[] = [];
    const visit = (block: ProseMirrorNode) => {
      const facts = this.factsOf(block);
      if (facts !== null) all.push(facts);
    };
    doc.forEach((node) => {
      if (node.type.name === 'section') node.forEach(visit);
      else visit(node);
    });
    const { last } = this;
    if (last === null || all.length !== last.length || all.some((facts, at) => facts !== last[at])) {
      const before = this.argument;
      this.argument = argumentOfFacts(all);
      if (last !== null && isSameArgument(before, this.argument)) this.argument = before;
      this.last = all;
    }
    return this.argument;
  }

  private factsOf(block: ProseMirrorNode): ArgumentFacts | null {
    const known = this.facts.get(block);
    if (known !== undefined) return known.read;
    const read = argumentFactsOf(block.toJSON() as NodeJson, this.termWords);
    this.facts.set(block, { read });
    return read;
  }
}

/** Whether nothing that anybody shows differs: typing far into a block changes the block, not the argument. */
function isSameArgument(a: Argument, b: Argument): boolean {
  return isSame(a.nodes, b.nodes) && isSame(a.relations, b.relations) && isSame(a.broken, b.broken);
}

function isSame(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((each, at) => sameFields(each, b[at] ?? {}));
}

function sameFields(a: object, b: object): boolean {
  const other = b as Readonly<Record<string, unknown>>;
  return Object.entries(a).every(([name, value]) => other[name] === value);
}
