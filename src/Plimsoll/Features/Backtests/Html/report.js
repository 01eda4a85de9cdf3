'use strict';
// A readout under the pointer and sortable trades; the page is complete without them.
(() => {
  const section = document.querySelector('#equity');
  const points = section ? JSON.parse(section.querySelector('.points').textContent) : [];
  const crosses = section ? [...section.querySelectorAll('.cross')] : [];
  const readout = section?.querySelector('.readout');
  const number = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

  const nearest = (time) => {
    let low = 0;
    let high = points.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (points[middle][0] < time) low = middle + 1;
      else high = middle;
    }
    return points[low];
  };

  const show = (event, plot) => {
    const box = plot.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const [first, last] = [points[0][0], points[points.length - 1][0]];
    const [time, equity, drawdown, held] = nearest(first + share * (last - first));
    const left = `${((time - first) / (last - first)) * 100}%`;
    crosses.forEach((cross) => { cross.hidden = false; cross.style.left = left; });
    const day = new Date(time).toISOString().slice(0, 16).replace('T', ' ');
    readout.textContent = `${day} · ${number.format(equity)} · drawdown ${number.format(drawdown * 100)} %`
      + (held === null ? '' : ` · held ${number.format(held)}`);
  };

  section?.querySelectorAll('.plot').forEach((plot) => {
    plot.addEventListener('pointermove', (event) => show(event, plot));
    plot.addEventListener('pointerleave', () => {
      crosses.forEach((cross) => { cross.hidden = true; });
      readout.textContent = '';
    });
  });

  const value = (row, column) => {
    const text = row.cells[column].textContent;
    const parsed = Number(text.replaceAll(',', '').replace('−', '-').replace(' %', ''));
    return Number.isNaN(parsed) ? text : parsed;
  };

  const sort = (table, heading) => {
    const column = heading.cellIndex;
    const ascending = heading.getAttribute('aria-sort') !== 'ascending';
    table.querySelectorAll('th').forEach((other) => other.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => {
      const [left, right] = [value(a, column), value(b, column)];
      const order = typeof left === typeof right && left < right ? -1 : left === right ? 0 : 1;
      return ascending ? order : -order;
    });
    table.tBodies[0].append(...rows);
  };

  document.querySelectorAll('table.sortable').forEach((table) => {
    table.classList.add('sorts');
    table.querySelectorAll('thead th').forEach((heading) => {
      heading.addEventListener('click', () => sort(table, heading));
    });
  });
})();
