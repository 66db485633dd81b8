#include "src/datafile/draw_map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/datafile/field.hpp"
#include "src/datafile/png_canvas.hpp"
#include "src/datafile/svg_canvas.hpp"

namespace exhume::datafile {
namespace {

constexpr Colour black = 0x202020;
constexpr Colour grey = 0x707070;
constexpr std::size_t margin = 16;
constexpr std::size_t line_height = 24;
constexpr std::size_t grid_width = 1024;
constexpr std::size_t largest_cell = 32;
constexpr std::size_t gap = 1;
constexpr std::size_t legend_columns = 2;
constexpr std::size_t terminal_columns = 64;

// Where everything is, in pixels.
struct Layout {
  std::size_t columns;
  std::size_t rows;
  std::size_t cell;
  std::size_t labels;  // width of the numbers beside the rows
  Point grid;
  Point legend;
  Extension size;
};

// The columns of the grid: a power of two, so that the numbers of rows are round ones.
std::size_t columns_for(std::size_t cells) {
  std::size_t columns = 32;
  while (columns < 128 && columns * columns < cells * 3 / 2) columns *= 2;
  return columns;
}

std::uint64_t last_block(const MapPicture& picture) {
  return picture.first_block + std::max<std::uint64_t>(picture.blocks, 1) - 1;
}

Layout layout_of(const MapPicture& picture) {
  Layout layout{};
  layout.columns = columns_for(picture.cells.size());
  layout.rows = (picture.cells.size() + layout.columns - 1) / layout.columns;
  layout.cell = std::min(grid_width / layout.columns, largest_cell);
  layout.labels = (std::to_string(last_block(picture)).size() + 1) * Canvas::text_advance;
  layout.grid = {margin + layout.labels, margin + 2 * line_height + margin / 2};
  layout.legend = {margin, layout.grid.y + layout.rows * layout.cell + margin};
  const std::size_t lines = (picture.legend.size() + legend_columns - 1) / legend_columns;
  layout.size = {layout.grid.x + grid_width + margin,
                 layout.legend.y + lines * line_height + margin};
  return layout;
}

std::string subtitle_of(const MapPicture& picture) {
  return fmt::format("blocks {} to {}, {} in a cell", picture.first_block, last_block(picture),
                     picture.blocks_of_a_cell);
}

std::string legend_text(const MapPicture& picture, const LegendEntry& entry) {
  const double percent = 100.0 * static_cast<double>(entry.blocks) /
                         static_cast<double>(std::max<std::uint64_t>(picture.blocks, 1));
  return fmt::format("{:<24} {:>8} {:>5.1f}%", entry.label, entry.blocks, percent);
}

void draw_cells(Canvas& canvas, const MapPicture& picture, const Layout& layout) {
  for (std::size_t i = 0; i < picture.cells.size(); ++i) {
    const Point at{layout.grid.x + i % layout.columns * layout.cell,
                   layout.grid.y + i / layout.columns * layout.cell};
    canvas.rectangle(at, {layout.cell - gap, layout.cell - gap},
                     picture.legend[picture.cells[i]].colour);
  }
}

// A number where there is room for one, and beside the first row.
void draw_row_labels(Canvas& canvas, const MapPicture& picture, const Layout& layout) {
  const std::size_t every = (2 * Canvas::text_height + layout.cell - 1) / layout.cell;
  for (std::size_t row = 0; row < layout.rows; row += every) {
    const std::uint64_t block =
        picture.first_block + row * layout.columns * picture.blocks_of_a_cell;
    const std::string label = std::to_string(block);
    const std::size_t right = layout.grid.x - Canvas::text_advance / 2;
    canvas.text({right - label.size() * Canvas::text_advance, layout.grid.y + row * layout.cell},
                label, grey);
  }
}

void draw(Canvas& canvas, const MapPicture& picture, const Layout& layout) {
  const std::size_t room = (layout.size.width - 2 * margin) / Canvas::text_advance;
  canvas.text({margin, margin}, ascii_text(as_bytes(picture.title)).substr(0, room), black);
  canvas.text({margin, margin + line_height}, subtitle_of(picture), grey);
  draw_cells(canvas, picture, layout);
  draw_row_labels(canvas, picture, layout);
  const std::size_t lines = (picture.legend.size() + legend_columns - 1) / legend_columns;
  for (std::size_t i = 0; i < picture.legend.size(); ++i) {
    const std::size_t width = (layout.size.width - 2 * margin) / legend_columns;
    const Point at{layout.legend.x + i / lines * width, layout.legend.y + i % lines * line_height};
    canvas.rectangle(at, {Canvas::text_height, Canvas::text_height}, picture.legend[i].colour);
    canvas.text({at.x + 2 * Canvas::text_height, at.y}, legend_text(picture, picture.legend[i]),
                black);
  }
}

// In the 6 by 6 by 6 colours that all terminals with 256 have.
int terminal_colour(Colour colour) {
  const auto level = [colour](int shift) {
    return static_cast<int>(((colour >> shift & 0xff) * 5 + 127) / 255);
  };
  return 16 + 36 * level(16) + 6 * level(8) + level(0);
}

std::string cell_text(const LegendEntry& entry, bool in_colour) {
  if (!in_colour) return std::string(1, entry.letter);
  return fmt::format("\x1b[48;5;{}m \x1b[0m", terminal_colour(entry.colour));
}

}  // namespace

std::string svg_of(const MapPicture& picture) {
  const Layout layout = layout_of(picture);
  SvgCanvas canvas(layout.size);
  draw(canvas, picture, layout);
  return canvas.finish();
}

std::string png_of(const MapPicture& picture) {
  const Layout layout = layout_of(picture);
  PngCanvas canvas(layout.size);
  draw(canvas, picture, layout);
  return canvas.finish();
}

std::string terminal_text(const MapPicture& picture, bool in_colour) {
  std::string out = fmt::format("{}: {}\n", picture.title, subtitle_of(picture));
  for (std::size_t i = 0; i < picture.cells.size(); ++i) {
    if (i % terminal_columns == 0) {
      out += fmt::format("{}{:>10}  ", i > 0 ? "\n" : "",
                         picture.first_block + i * picture.blocks_of_a_cell);
    }
    out += cell_text(picture.legend[picture.cells[i]], in_colour);
  }
  out += "\n\n";
  for (const LegendEntry& entry : picture.legend) {
    out +=
        fmt::format("         {}  {}\n", cell_text(entry, in_colour), legend_text(picture, entry));
  }
  return out;
}

}  // namespace exhume::datafile
