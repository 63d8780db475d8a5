import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  icon: IconName;
  /** The accessible name; the tooltip may say more. */
  label: string;
  title?: string;
  pressed?: boolean;
  disabled?: boolean;
  class?: string;
  onClick(): void;
}

export function IconButton({
  icon,
  label,
  title,
  pressed,
  disabled,
  class: className,
  onClick,
}: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button ${className ?? ''}`}
      aria-label={label}
      title={title ?? label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
