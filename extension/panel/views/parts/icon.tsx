const shapes = {
  record: <circle cx="7" cy="7" r="5" fill="currentColor" />,
  clear: (
    <g fill="none" stroke="currentColor" stroke-width="1.4">
      <circle cx="7" cy="7" r="5.2" />
      <path d="M3.4 10.6l7.2-7.2" />
    </g>
  ),
  export: (
    <path d="M7 9.5V1.5M4 4.5l3-3 3 3M2 8.5v4h10v-4" fill="none" stroke="currentColor" stroke-width="1.4" />
  ),
  copy: (
    <g fill="none" stroke="currentColor" stroke-width="1.3">
      <rect x="4.5" y="4.5" width="7.5" height="8" rx="1" />
      <path d="M9.5 4.5V2.5a1 1 0 0 0-1-1H3a1 1 0 0 0-1 1V9a1 1 0 0 0 1 1h1.5" />
    </g>
  ),
  close: <path d="M3 3l8 8M11 3l-8 8" fill="none" stroke="currentColor" stroke-width="1.4" />,
};

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 14 14" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
