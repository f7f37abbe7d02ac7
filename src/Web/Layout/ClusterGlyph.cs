namespace Tessera.Web.Layout;

/// <summary>Which of our own glyphs stands for a cluster.</summary>
public static class ClusterGlyph
{
    public static readonly IReadOnlyList<string> Names =
    [
        "camp", "early-recovery", "education", "food", "generic", "health", "logistics", "nutrition", "protection",
        "shelter", "telecoms", "wash",
    ];

    /// <summary>By the code's first part, HDX HAPI's sector codes (standards.md 2.1) and their usual longer spellings.</summary>
    public static string For(string clusterCode) => clusterCode.ToUpperInvariant().Split('-', '_', ' ')[0] switch
    {
        "CCM" or "CCCM" => "camp",
        "ERY" or "ER" or "EARLY" => "early-recovery",
        "EDU" or "EDUCATION" => "education",
        "FSC" or "FSL" or "FOOD" or "AGR" or "AGRICULTURE" => "food",
        "HEA" or "HEALTH" => "health",
        "LOG" or "LOGISTICS" => "logistics",
        "NUT" or "NUTRITION" => "nutrition",
        "PRO" or "PROTECTION" or "GBV" or "CP" or "CPN" or "HLP" or "MA" => "protection",
        "SHL" or "SHELTER" or "ESNFI" or "NFI" => "shelter",
        "TEL" or "ETC" or "TELECOMS" => "telecoms",
        "WSH" or "WASH" or "WATER" => "wash",
        _ => "generic",
    };
}
