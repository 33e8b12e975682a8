'use client';
import type { Editor } from '@tiptap/react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { Lane, mostDrawn } from './Lane.ts';
import { threadsOf } from './threadsExtension.ts';

/**
 * Cards level with the words they are about. The lane scrolls with the text and the text with it; of all cards only those
 * near what is in view are drawn.
 */
export function ThreadLane(props: {
  readonly editor: Editor;
  /** In the order of the text, each with a place in it. */
  readonly threads: readonly ThreadDto[];
  readonly active: string | null;
  readonly children: (thread: ThreadDto) => ReactNode;
}) {
  const { editor, threads, active, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<ReadonlySet<string>>(new Set());
  const lane = useRef<Lane | null>(null);
  useLayoutEffect(() => {
    if (box.current === null || editor.isDestroyed) return;
    const reached = (id: string) => (editor.isDestroyed ? undefined : threadsOf(editor.state)?.activate(id));
    const made = new Lane(box.current, editor.view.dom, setNear, reached);
    lane.current = made;
    return () => {
      lane.current = null;
      made.destroy();
    };
  }, [editor]);
  useLayoutEffect(() =>
    lane.current?.show(
      threads.map(({ id }) => id),
      active,
    ),
  );
  return (
    <div className="thread-lane" ref={box} tabIndex={-1}>
      <div className="thread-rail">
        {threads
          .filter(({ id }) => threads.length <= mostDrawn || near.has(id) || id === active)
          .map((thread) => (
            <div key={thread.id} className="thread-slot" data-slot={thread.id}>
              {children(thread)}
            </div>
          ))}
      </div>
    </div>
  );
}
