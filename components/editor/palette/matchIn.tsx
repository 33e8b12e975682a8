/** Where in `text` a word begins that begins with `asked` (else where it stands at all); null where it does not, 0 for nothing asked. */
export function matchIn(text: string, asked: string): number | null {
  const query = asked.trim().toLowerCase();
  if (query === '') return 0;
  const all = text.toLowerCase();
  const atWord = ` ${all}`.indexOf(` ${query}`);
  if (atWord >= 0) return atWord;
  const at = all.indexOf(query);
  return at < 0 ? null : at;
}

/** A text with what was asked for in bold. */
export function Highlighted(props: { readonly text: string; readonly asked: string }) {
  const { text } = props;
  const length = props.asked.trim().length;
  const at = length === 0 ? null : matchIn(text, props.asked);
  if (at === null) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <b>{text.slice(at, at + length)}</b>
      {text.slice(at + length)}
    </>
  );
}
