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

    /// <summary>One number or several, as typed: figures and what stands between them; null where that is not what it is.</summary>
    public static string? Phone(string? text)
    {
        var phone = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var digits = phone.Count(char.IsAsciiDigit);
        return digits is >= FewestDigits and <= MostDigits && phone.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')' or '.' or '/' or ',' or ';' or 'x' or 'e' or 't') ? phone : null;
    }
}
