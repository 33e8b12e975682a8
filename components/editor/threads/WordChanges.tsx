import { wordDiff } from '@/lib/domain/text/wordDiff.ts';

/** What changes from one text to another: deleted words struck, new ones underlined, and said to be so where it is read aloud. */
export function WordChanges(props: { readonly before: string; readonly after: string }) {
  return (
    <>
      {wordDiff(props.before, props.after).map(({ op, text }, at) => {
        switch (op) {
          case 'equal':
            return <span key={at}>{text}</span>;
          case 'delete':
            return (
              <del key={at}>
                <span className="hide">deleted: </span>
                {text}
              </del>
            );
          case 'insert':
            return (
              <ins key={at}>
                <span className="hide">inserted: </span>
                {text}
              </ins>
            );
        }
      })}
    </>
  );
}
