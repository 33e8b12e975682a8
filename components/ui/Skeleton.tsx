/** One still placeholder line. */
export function Bone(props: { readonly width?: string; readonly height?: number; readonly round?: boolean }) {
  return (
    <span
      className="bone"
      style={{ width: props.width, height: props.height, ...(props.round === true ? { borderRadius: 99 } : {}) }}
    />
  );
}

/** Placeholders in the shape of what comes. Shown from 300 ms; from 5 s on it also says what it waits for. */
export function Skeleton(props: {
  readonly shape: 'list' | 'document';
  readonly label: string;
  readonly waitsFor: string;
}) {
  return (
    <output className="late" aria-label={props.label}>
      {props.shape === 'list' ? <ListBones /> : <DocumentBones />}
      <span className="later hint">{props.waitsFor}</span>
    </output>
  );
}

function ListBones() {
  return (
    <span className="bones list">
      {['86%', '62%', '74%', '58%', '80%'].map((width) => (
        <span key={width}>
          <Bone width={width} />
          <Bone round />
          <Bone />
        </span>
      ))}
    </span>
  );
}

function DocumentBones() {
  return (
    <span className="bones">
      <Bone width="82%" height={22} />
      <Bone width="38%" />
      <span className="judg">
        <Bone width="60%" />
        <Bone />
        <Bone width="74%" />
      </span>
      <span className="judg">
        <Bone width="52%" />
        <Bone width="88%" />
      </span>
    </span>
  );
}
