/** The handling mark at the top of a page. Its colour comes from the marking scheme; it is never dimmed or covered. */
export function HandlingBanner(props: { readonly mark?: string }) {
  return (
    <aside className="banner" aria-label="Handling mark">
      {props.mark ?? 'UNCLASSIFIED'}
    </aside>
  );
}
