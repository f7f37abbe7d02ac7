namespace Tessera.Domain.Activities;

/// <summary>Activity status (standards.md 4.3) and the words partners use for it.</summary>
public static class StatusWords
{
    public static readonly WordList List = new(
        ("planned", "=plan | planning | pipeline | in pipeline | upcoming | proposed | scheduled | =future | not started | not yet started | to start | committed | " +
            "planifié | planifiée | planifiés | planifiées | prévu | prévue | programmé | programmée | à venir | non démarré | non commencé | pas encore commencé | " +
            "planeado | planeada | planificado | planificada | previsto | prevista | programado | programada | por iniciar | no iniciado | no iniciada | sin iniciar | " +
            "planejado | planejada | não iniciado | não iniciada | kế hoạch | có kế hoạch | dự kiến | đã lên kế hoạch | chưa bắt đầu | chưa thực hiện | chưa triển khai | sắp triển khai"),
        ("ongoing", "on going | in progress | implementing | under implementation | =implementation | started | =active | underway | under way | continuing | running | " +
            "en cours | en cours d'exécution | en cours de réalisation | en exécution | démarré | =actif | en curso | en ejecución | en proceso | en marcha | en implementación | =activo | iniciado | iniciada | " +
            "em curso | em andamento | em execução | em progresso | em implementação | =ativo | đang thực hiện | đang tiến hành | đang triển khai | đang diễn ra | tiếp tục"),
        ("completed", "complete | done | finished | closed | finalised | finalized | ended | implemented | delivered | fully completed | " +
            "terminé | terminée | terminés | terminées | achevé | achevée | complété | complétée | fini | finie | finalisé | finalisée | clôturé | clôturée | réalisé | réalisée | " +
            "completado | completada | terminado | terminada | finalizado | finalizada | concluido | concluida | ejecutado | ejecutada | realizado | realizada | cerrado | cerrada | " +
            "concluído | concluída | finalizado | terminado | encerrado | completo | =completa | hoàn thành | đã hoàn thành | kết thúc | đã kết thúc | xong | đã thực hiện"),
        ("suspended", "on hold | paused | stopped | halted | postponed | delayed | interrupted | suspendu | suspendue | en suspens | interrompu | reporté | en pause | " +
            "suspendido | suspendida | en pausa | aplazado | pospuesto | detenido | suspenso | suspensa | adiado | em pausa | interrompido | tạm dừng | tạm ngừng | đình chỉ | hoãn | tạm hoãn"),
        ("cancelled", "canceled | dropped | abandoned | withdrawn | annulé | annulée | abandonné | abandonnée | cancelado | cancelada | anulado | anulada | abandonado | hủy | đã hủy | hủy bỏ"));

    /// <summary>Unknown for a code that is null or none of the list's.</summary>
    public static ActivityStatus StatusOf(string? code) => code switch
    {
        "planned" => ActivityStatus.Planned,
        "ongoing" => ActivityStatus.Ongoing,
        "completed" => ActivityStatus.Completed,
        "suspended" => ActivityStatus.Suspended,
        "cancelled" => ActivityStatus.Cancelled,
        _ => ActivityStatus.Unknown,
    };
}
