namespace Tessera.Domain.People;

/// <summary>Whether what stands in a cell can be written to or called.</summary>
public static class ContactAddresses
{
    private const int FewestDigits = 5, MostDigits = 40;

    /// <summary>One e-mail address, without "mailto:" and its brackets; null for anything else.</summary>
    public static string? Mail(string? text)
    {
        var mail = (text ?? "").Trim().Trim('<', '>', ';', ',').Trim();
        if (mail.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) mail = mail["mailto:".Length..];
        var at = mail.IndexOf('@', StringComparison.Ordinal);
        var isWhole = at > 0 && at == mail.LastIndexOf('@') && mail.IndexOf('.', at) > at + 1 && !mail.EndsWith('.') && !mail.Contains("..", StringComparison.Ordinal);
        return isWhole && MailAddresses.CanTake(mail) && !mail.Any(c => c is '(' or ')' or '/') ? mail : null;
    }

    /// <summary>Why a text is no number: other signs than a number has, or too few or too many figures.</summary>
    public static string PhoneRefusal(string text) => !text.All(IsPhoneSign) ? "contact.phone-unreadable" : text.Count(char.IsAsciiDigit) < FewestDigits ? "contact.phone-short" : "contact.phone-long";

    /// <summary>One number or several, as typed: figures and what stands between them; null where that is not what it is.</summary>
    public static string? Phone(string? text)
    {
        var phone = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var digits = phone.Count(char.IsAsciiDigit);
        return digits is >= FewestDigits and <= MostDigits && phone.Length <= ContactDraft.LongestText && phone.All(IsPhoneSign) ? phone : null;
    }

    private static bool IsPhoneSign(char sign) => char.IsAsciiDigit(sign) || sign is ' ' or '+' or '-' or '(' or ')' or '.' or '/' or ',' or ';' or 'x' or 'e' or 't';
}
