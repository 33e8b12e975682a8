import type { SearchHitDto } from '@/lib/protocol/searchDto.ts';

/** A block's words, with those that were looked for marked. */
export function Snippet(props: { readonly parts: SearchHitDto['snippet'] }) {
  return (
    <span className="snippet" dir="auto">
      {props.parts.map((part, index) => {
        const key = `${index} ${part.text}`;
        return part.marked ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
      })}
    </span>
  );
}
