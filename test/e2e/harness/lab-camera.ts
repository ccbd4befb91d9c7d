import type { Page } from '@playwright/test';

/** Gives the kiosk's page a camera that sees a drawn phone: a machine for tests has none. */
export async function giveCamera(screen: Page): Promise<void> {
  await screen.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 900 });
      const drawing = canvas.getContext('2d');
      const draw = () => {
        if (drawing === null) return;
        drawing.fillStyle = '#b8a58a';
        drawing.fillRect(0, 0, 1200, 900);
        drawing.fillStyle = '#20262d';
        drawing.fillRect(420, 120, 360, 660);
        drawing.strokeStyle = '#f2f2f2';
        drawing.lineWidth = 6;
        drawing.beginPath();
        drawing.moveTo(460, 180);
        drawing.lineTo(560, 330);
        drawing.lineTo(530, 420);
        drawing.stroke();
        requestAnimationFrame(draw);
      };
      draw();
      return Promise.resolve(canvas.captureStream(10));
    };
  });
}

/** Takes a photo and keeps it, by the words of the screen that it stands on. */
export async function takePhoto(screen: Page, words: (key: string) => string): Promise<void> {
  await screen.getByRole('button', { name: words('kiosk:words.photo'), exact: true }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('button', { name: words('kiosk:camera.take') }).click();
  await dialog.getByRole('button', { name: words('kiosk:camera.use') }).click();
  await screen.getByText(words('kiosk:words.photo-kept')).waitFor();
}
