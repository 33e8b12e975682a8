/** Most dots that are told apart at a glance; a longer draft says it in words only. */
const mostDots = 7;

/** How far the sections of a draft have got: a dot for each, filled where it is begun, and the same in words. */
export function Progress(props: { readonly begun: number; readonly sections: number }) {
  const { begun, sections } = props;
  const words =
    sections === 0 ? 'No sections' : `${begun} of ${sections} ${sections === 1 ? 'section' : 'sections'} begun`;
  return (
    <span className="m">
      {sections > 0 && sections <= mostDots ? (
        <span className="steps" aria-hidden="true">
          {Array.from({ length: sections }, (_, index) => (
            <i key={index} className={index < begun ? 'done' : undefined} />
          ))}
        </span>
      ) : null}
      {words}
    </span>
  );
}
