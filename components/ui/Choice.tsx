'use client';

/** One of a few: radio buttons as boxes, side by side where there is room. */
export function Choice<V extends string>(props: {
  readonly legend: string;
  readonly name: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly label: string; readonly note: string }[];
  readonly hint?: string;
}) {
  return (
    <fieldset className="f">
      <legend className="field-label">{props.legend}</legend>
      <div className="two gap">
        {props.options.map((option) => (
          <label key={option.value} className={props.value === option.value ? 'opt on' : 'opt'}>
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <b>{option.label}</b>
            <small>{option.note}</small>
          </label>
        ))}
      </div>
      {props.hint === undefined ? null : <p className="hint">{props.hint}</p>}
    </fieldset>
  );
}
