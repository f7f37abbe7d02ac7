using Tessera.Domain.Clusters;

namespace Tessera.Web.Features.Documents;

/// <summary>Names of the sections: of their texts, and of their fields in the form.</summary>
internal static class TermsFields
{
    public static string Name(TermsSection section) => section.ToString().ToLowerInvariant();

    public static string Key(TermsSection section) => $"terms.section.{Name(section)}";

    public static string Help(TermsSection section) => $"terms.section.{Name(section)}.help";

    public static Dictionary<TermsSection, string> Of(IFormCollection form) => TermsView.Order.ToDictionary(section => section, section => form[Name(section)].ToString());
}
