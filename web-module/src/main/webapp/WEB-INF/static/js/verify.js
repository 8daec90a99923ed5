// A file dropped anywhere on the form is chosen; without script the file field does.
(() => {
  "use strict";
  const form = document.getElementById("kiem-tra"), input = form.querySelector("input[type=file]");
  const box = form.querySelector(".drop"), status = form.querySelector("[role=status]");
  const chosen = form.querySelector("[data-chosen]");
  const show = () => { chosen.textContent = input.files.length ? "Đã chọn " + input.files[0].name : ""; };
  input.classList.add("vh");
  input.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (e) => {
      e.preventDefault();
      box.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => box.classList.remove("over"));
  form.addEventListener("drop", (e) => {
    e.preventDefault();
    box.classList.remove("over");
    if (e.dataTransfer.files.length) {
      input.files = e.dataTransfer.files;
      show();
    }
  });
  form.addEventListener("submit", () => {
    if (input.files.length) status.textContent = "Đang tải lên và kiểm tra, xin chờ";
  });
})();
