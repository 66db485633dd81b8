#include "src/scan/shapes.hpp"

#include <algorithm>

#include "src/sql/tokens.hpp"

namespace exhume::scan {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_local_part(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}

bool is_domain(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '-';
}

// name@host.tld: the characters around an @, the last label of letters alone.
void find_emails(std::string_view text, std::vector<Match>& matches) {
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local_part(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_domain(text[end])) ++end;
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    const auto dot = text.substr(0, end).rfind('.');
    if (begin == at || dot == text.npos || dot <= at + 1 || end - dot < 3) continue;
    const std::string_view last_label = text.substr(dot + 1, end - dot - 1);
    if (std::ranges::all_of(last_label, is_letter)) {
      matches.push_back({Shape::email, begin, end - begin});
    }
  }
}

// ISO/IEC 7812: from the right, every second digit counts twice, and the sum ends in 0.
bool has_check_digit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int counted = i % 2 == 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 == 0;
}

// The first digits that the large schemes give out: American Express, Diners, JCB, Visa,
// Mastercard, Discover, UnionPay, Maestro.
bool has_card_start(std::string_view digits) {
  return digits[0] >= '2' && digits[0] <= '6';
}

// Cards are printed in groups with blanks or hyphens between them.
bool is_card(std::string_view spelled, std::string_view digits, std::size_t groups) {
  if (digits.size() < 13 || digits.size() > 19 || groups > 5) return false;
  if (spelled.find_first_of("+()./") != spelled.npos) {
    return false;
  }
  const bool is_one_digit = digits.find_first_not_of(digits[0]) == digits.npos;
  return has_card_start(digits) && !is_one_digit && has_check_digit(digits);
}

// International form, or at least three groups as in (030) 123-4567. Eight digits in three
// groups are a date.
bool is_phone(std::string_view spelled, std::string_view digits, std::size_t groups,
              std::size_t last_group) {
  if (digits.size() < 8 || digits.size() > 15) return false;
  if (spelled[0] == '+') return true;
  if (digits.size() == 8 && groups == 3) return false;
  const bool has_area = spelled[0] == '(' || spelled[0] == '0';
  return groups >= 2 && last_group >= 3 && (has_area || groups >= 3);
}

bool is_number_character(char c) {
  return is_digit(c) || c == ' ' || c == '-' || c == '(' || c == ')' || c == '.' || c == '/';
}

// A run of digits with the marks that group them, at most one mark and a blank in a row.
struct DigitRun {
  std::size_t end = 0;
  std::string digits;
  std::size_t groups = 0;
  std::size_t last_group = 0;
};

DigitRun digit_run(std::string_view text, std::size_t at) {
  DigitRun run;
  run.end = at;
  std::size_t marks = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      if (run.digits.empty() || marks > 0) {
        ++run.groups;
        run.last_group = 0;
      }
      run.digits += text[i];
      ++run.last_group;
      marks = 0;
      run.end = i + 1;
    } else if (i == at && text[i] == '+') {
      continue;
    } else if (!is_number_character(text[i]) || ++marks > 2) {
      break;
    }
  }
  return run;
}

void find_numbers(std::string_view text, std::vector<Match>& matches) {
  for (std::size_t i = 0; i < text.size();) {
    const bool starts = is_digit(text[i]) || text[i] == '+' || text[i] == '(';
    const bool inside_word = i > 0 && (is_letter(text[i - 1]) || is_digit(text[i - 1]));
    if (!starts || inside_word) {
      ++i;
      continue;
    }
    const DigitRun run = digit_run(text, i);
    const bool goes_on = run.end < text.size() && is_letter(text[run.end]);
    if (!run.digits.empty() && !goes_on) {
      const std::string_view spelled = text.substr(i, run.end - i);
      if (is_card(spelled, run.digits, run.groups)) {
        matches.push_back({Shape::card, i, run.end - i});
      } else if (is_phone(spelled, run.digits, run.groups, run.last_group)) {
        matches.push_back({Shape::phone, i, run.end - i});
      }
    }
    i = std::max(run.end, i + 1);
  }
}

bool is_word(const sql::Token& token, std::string_view word) {
  return token.kind == sql::TokenKind::word && sql::is_word(token.text, word);
}

}  // namespace

std::string_view shape_name(Shape shape) {
  switch (shape) {
    case Shape::password_hash: return "password hash";
    case Shape::password: return "password";
    case Shape::email: return "e-mail address";
    case Shape::card: return "card number";
    case Shape::phone: return "phone number";
  }
  return "";
}

std::vector<Match> find_personal(std::string_view text) {
  std::vector<Match> matches;
  find_emails(text, matches);
  find_numbers(text, matches);
  std::ranges::sort(matches, {}, &Match::offset);
  std::size_t end = 0;
  std::erase_if(matches, [&end](const Match& match) {
    const bool overlaps = match.offset < end;
    if (!overlaps) end = match.offset + match.size;
    return overlaps;
  });
  return matches;
}

std::vector<Match> find_secrets(std::string_view statement) {
  const auto tokens = sql::significant_tokens(statement);
  std::vector<Match> matches;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!is_word(tokens[i], "IDENTIFIED") || !is_word(tokens[i + 1], "BY")) continue;
    const bool has_values = is_word(tokens[i + 2], "VALUES") && i + 3 < tokens.size();
    const sql::Token& secret = tokens[has_values ? i + 3 : i + 2];
    const bool is_quoted =
        secret.kind == sql::TokenKind::string || secret.kind == sql::TokenKind::quoted_identifier;
    const std::size_t quote = is_quoted && secret.text.size() >= 2 ? 1 : 0;
    matches.push_back({has_values ? Shape::password_hash : Shape::password, secret.offset + quote,
                       secret.text.size() - 2 * quote});
  }
  return matches;
}

}  // namespace exhume::scan
