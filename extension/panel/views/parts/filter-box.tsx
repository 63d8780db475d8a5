import type { Signal } from '@preact/signals';

interface FilterBoxProps {
  /** Accessible name, and what the empty box shows. */
  label: string;
  id: string;
  value: Signal<string>;
}

export function FilterBox({ label, id, value }: FilterBoxProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || value.value === '') return;
    value.value = '';
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      type="search"
      id={id}
      class="filter"
      aria-label={label}
      placeholder="Filter"
      spellcheck={false}
      autocomplete="off"
      value={value.value}
      onInput={event => {
        value.value = event.currentTarget.value;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
