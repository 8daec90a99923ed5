// The pages of the chosen report beside its form, one at a time. Without it a link opens the reader.
const box = document.getElementById("xem-truoc");
if (box) {
  const title = box.querySelector("[data-title]"), place = box.querySelector("[data-page]"), say = box.querySelector("[data-say]");
  const turns = [...box.querySelectorAll("[data-turn]")];
  const SHARPEST = 2;
  let pdf = null, at = 1, drawn = 0;

  const draw = async () => {
    const turn = ++drawn;
    const page = await pdf.getPage(at);
    const width = place.clientWidth, size = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: width / size.width * Math.min(window.devicePixelRatio || 1, SHARPEST) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Trang ${at} của văn bản; bấm “Mở riêng” để đọc dạng chữ`);
    await page.render({ canvas, viewport }).promise;
    if (turn !== drawn) return;
    const frame = document.createElement("div");
    frame.className = "page";
    frame.style.aspectRatio = size.width + " / " + size.height;
    frame.append(canvas);
    place.replaceChildren(frame);
    title.textContent = `Trang ${at} / ${pdf.numPages}`;
    turns.forEach((b) => { b.hidden = at + Number(b.dataset.turn) < 1 || at + Number(b.dataset.turn) > pdf.numPages; });
  };

  turns.forEach((b) => b.addEventListener("click", () => {
    at = Math.min(Math.max(at + Number(b.dataset.turn), 1), pdf.numPages);
    draw();
  }));
  try {
    say.textContent = "Đang mở trang";
    const lib = await import(box.dataset.lib);
    lib.GlobalWorkerOptions.workerSrc = box.dataset.worker;
    pdf = await lib.getDocument({
      url: box.dataset.file, enableScripting: false, isEvalSupported: false, enableXfa: false, useWasm: false,
      standardFontDataUrl: box.dataset.fonts, wasmUrl: box.dataset.wasm, disableAutoFetch: true, rangeChunkSize: 262144,
    }).promise;
    await draw();
    say.textContent = "";
  } catch (e) {
    say.textContent = "Không mở được trang ở đây. Bấm “Mở riêng” để đọc.";
  }
}
