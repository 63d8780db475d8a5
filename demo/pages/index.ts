/** Plays all systems side by side, one question after the other in each. */
const button = document.querySelector('#play');
const output = document.querySelector('output');
const systems = document.querySelectorAll('iframe');
let running = 0;

function play(): void {
  running = systems.length;
  for (const frame of systems) frame.src = `${frame.src.replace(/\?.*/, '')}?play`;
  if (output) output.value = 'Playing …';
}

window.addEventListener('played', () => {
  running--;
  if (running === 0 && output) output.value = 'Everything was played.';
});
button?.addEventListener('click', play);
if (new URLSearchParams(location.search).has('play')) play();
